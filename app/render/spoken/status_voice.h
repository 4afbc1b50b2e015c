// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickItem>
#include <QString>

namespace tessera {

// Says what just happened to a screen reader, and moves nobody's place. Nothing is drawn. Give it the role of
// an alert and `text` as its name: Qt 6.4 has no announcements, so the reader is told that an alert is there.
// On the screen's thread.
class StatusVoice : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text NOTIFY textChanged)  // what was said last

public:
    explicit StatusVoice(QQuickItem* parent = nullptr);

    [[nodiscard]] QString text() const { return text_; }
    // The same words again are said again.
    Q_INVOKABLE void say(const QString& text);

signals:
    void textChanged();
    void said(const QString& text);

private:
    QString text_;
};

}  // namespace tessera
