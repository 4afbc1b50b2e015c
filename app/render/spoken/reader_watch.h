// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAccessible>
#include <QObject>

namespace tessera {

// Tells a button when to say once more whether it is checked. A button of Qt Quick Controls tells a screen
// reader that it is not, over what its page says: when it is made while a reader listens, and when a reader
// comes later. A binding that looks at `turns` is worked out again after that. On the screen's thread.
class ReaderWatch : public QObject, private QAccessible::ActivationObserver {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int turns READ turns NOTIFY turned)

public:
    explicit ReaderWatch(QObject* parent = nullptr);
    ~ReaderWatch() override;
    ReaderWatch(const ReaderWatch&) = delete;
    ReaderWatch& operator=(const ReaderWatch&) = delete;

    [[nodiscard]] int turns() const { return turns_; }
    Q_INVOKABLE void turn();  // to be called when the control is complete

signals:
    void turned();

private:
    void accessibilityActiveChanged(bool active) override;

    int turns_ = 0;
};

}  // namespace tessera
