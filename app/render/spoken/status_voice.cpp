// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/status_voice.h"

#include <QAccessible>

namespace tessera {

StatusVoice::StatusVoice(QQuickItem* parent) : QQuickItem(parent)
{
    setSize(QSizeF(1, 1));  // a reader passes over what has no size
}

void StatusVoice::say(const QString& text)
{
    if (text.isEmpty()) return;
    if (text != text_) {
        text_ = text;
        emit textChanged();
    }
    emit said(text);
    if (!QAccessible::isActive()) return;
    // Some systems listen for alerts, others for an alert that comes to be shown.
    for (const QAccessible::Event kind : {QAccessible::Alert, QAccessible::ObjectShow}) {
        QAccessibleEvent event(this, kind);
        QAccessible::updateAccessibility(&event);
    }
}

}  // namespace tessera
