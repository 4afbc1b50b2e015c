// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/change_words.h"

#include "app/words/words.h"

#include <QCoreApplication>

namespace tessera::words {

namespace {

class Changes {
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

}  // namespace

QString change(const Change& made, const Fold& fold)
{
    const auto clockAt = [&fold](Millis position) { return clock(fold.runningAt(position)); };
    const auto label = [&fold](CodeIndex code) {
        return code == kNoCode ? QString{} : shortLabel(fold.scheme(), code);
    };
    const auto stepLabel = [&label](CodeIndex code) {
        return code == kNoCode ? Changes::tr("no step said") : label(code);
    };
    const QString at = clockAt(made.isAt);
    if (made.what == Subject::pause)
        return Changes::tr("Why the pause at %1 was: %2").arg(at, text(made.isText));
    if (made.what == Subject::note)
        return made.kind == EntryKind::remove ? Changes::tr("Note at %1 taken away").arg(at)
                                              : Changes::tr("Note at %1: was “%2”, now “%3”")
                                                    .arg(at, text(made.wasText), text(made.isText));
    if (made.what == Subject::mark && made.kind == EntryKind::insert)
        return Changes::tr("Mark at %1 added: %2").arg(at, stepLabel(made.is));
    if (made.what == Subject::mark)
        return made.kind == EntryKind::remove ? Changes::tr("Mark at %1 taken away").arg(at)
                                              : Changes::tr("Mark at %1: was %2, now %3")
                                                    .arg(at, stepLabel(made.was), stepLabel(made.is));
    if (made.what == Subject::interval) {
        const auto code = [&label](CodeIndex one) {
            return one == kNoCode ? Changes::tr("not coded") : label(one);
        };
        if (made.group.empty())
            return Changes::tr("%1: was %2, now %3").arg(at, code(made.was), code(made.is));
        //: a group of codes and the time of an interval in it: "Who, 0:30: was Parent, now Child"
        return Changes::tr("%1, %2: was %3, now %4").arg(text(made.group), at, code(made.was), code(made.is));
    }
    switch (made.kind) {
        case EntryKind::recode:
            return Changes::tr("%1: was %2, now %3").arg(at, label(made.was), label(made.is));
        case EntryKind::retime:
            return Changes::tr("%1: began at %2, now at %3").arg(label(made.is), clockAt(made.wasAt), at);
        case EntryKind::split:
            return Changes::tr("Cut in two at %1").arg(at);
        case EntryKind::insert:
            return Changes::tr("Added: %1, %2").arg(label(made.is), at);
        case EntryKind::join:
            return Changes::tr("%1: %2 joined with the one before").arg(at, label(made.was));
        default:
            return Changes::tr("Taken away: %1, %2").arg(label(made.was), at);
    }
}

}  // namespace tessera::words
