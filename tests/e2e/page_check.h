// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>
#include <QStringList>

#include <vector>

namespace tessera::test {

// Looks at everything that a window shows just now, and answers with one line for each thing that is wrong.
class PageCheck {
public:
    // `largePads`: the text is at its usual size, so that the pads must have theirs.
    PageCheck(QQuickWindow& window, bool largePads);

    [[nodiscard]] QStringList all();

private:
    void collect(QQuickItem* item);
    void names();
    void sizes();
    void pads();
    void words();
    void overlaps();
    void tabOrder();
    void wrong(const QQuickItem* item, const QString& what);

    QQuickWindow& window_;
    bool largePads_;
    std::vector<QQuickItem*> pressable_, texts_, blocks_, sheets_;
    std::vector<QPointer<QQuickItem>> focusable_;  // a list's rows may go while the keyboard moves through it
    QStringList findings_;
};

}  // namespace tessera::test
