// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/reader_watch.h"

#include "app/render/spoken/spoken_control.h"

namespace tessera {

ReaderWatch::ReaderWatch(QObject* parent) : QObject(parent)
{
    installSpokenControls();
    QAccessible::installActivationObserver(this);
}

ReaderWatch::~ReaderWatch()
{
    QAccessible::removeActivationObserver(this);
}

void ReaderWatch::turn()
{
    ++turns_;
    emit turned();
}

void ReaderWatch::accessibilityActiveChanged(bool active)
{
    // After the control itself, which is told of it as well.
    if (active) QMetaObject::invokeMethod(this, &ReaderWatch::turn, Qt::QueuedConnection);
}

}  // namespace tessera
