// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/context.h"

namespace tessera::cli {

// Each answers with the program's exit status.
int runReplay(Context& context, const Arguments& arguments);
int runSessions(Context& context, const Arguments& arguments);
int runShow(Context& context, const Arguments& arguments);
int runMeasures(Context& context, const Arguments& arguments);
int runExport(Context& context, const Arguments& arguments);
int runReport(Context& context, const Arguments& arguments);
int runImport(Context& context, const Arguments& arguments);
int runVerify(Context& context, const Arguments& arguments);
int runKeys(Context& context, const Arguments& arguments);
int runProtect(Context& context, const Arguments& arguments);
int runBackup(Context& context, const Arguments& arguments);
int runRestore(Context& context, const Arguments& arguments);
int runAgreement(Context& context, const Arguments& arguments);
int runTransitions(Context& context, const Arguments& arguments);
int runPermutation(Context& context, const Arguments& arguments);
int runDistances(Context& context, const Arguments& arguments);
int runEnough(Context& context, const Arguments& arguments);
int runStudy(Context& context, const Arguments& arguments);
int runTrust(Context& context, const Arguments& arguments);
int runReceive(Context& context, const Arguments& arguments);
int runSend(Context& context, const Arguments& arguments);
int runWithdraw(Context& context, const Arguments& arguments);
int runAudit(Context& context, const Arguments& arguments);
int runCheckNotes(Context& context, const Arguments& arguments);
int runRetention(Context& context, const Arguments& arguments);

}  // namespace tessera::cli
