// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/hand_over.h"

#include "app/visits/vault.h"
#include "app/words/words.h"
#include "sync/bundle/exchange.h"

#include <QStandardPaths>

namespace tessera {

HandOver::HandOver(Vault& vault, QObject* parent) : QObject(parent), vault_(vault) {}

void HandOver::begin()
{
    withNotes_ = withExactDate_ = taken_ = false;
    if (folder_.isEmpty()) folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    result_.clear();
    problem_.clear();
    emit changed();
}

void HandOver::make(const QString& sessionId, bool replace)
{
    const auto session = Uuid::parse(sessionId.toStdString());
    if (!session || busy_ || vault_.state() != Vault::Open) return;
    busy_ = true;
    taken_ = false;
    result_.clear();
    problem_.clear();
    emit changed();
    const BundleChoice choice{withNotes_, withExactDate_};
    vault_.ask(
        [session = *session, choice, replace, folder = std::filesystem::path(folder_.toStdString()) / ""](
            Library& library) { return exportBundle(library, session, choice, folder, replace); },
        [this](const Result<std::filesystem::path>& written) {
            busy_ = false;
            if (written) {
                result_ = words::text(written->string());
            } else {
                taken_ = written.error().code == Errc::exists;
                problem_ = taken_ ? tr("This very file lies in that folder already.")
                                  : words::problem(written.error());
            }
            emit changed();
        });
}

}  // namespace tessera
