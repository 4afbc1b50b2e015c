// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QTest>

#include <memory>

namespace tessera::test {

// Several fingers on the real window, each coming down, moving and going up on its own.
class Fingers {
public:
    explicit Fingers(AppWindow& app) : app_(app)
    {
        static QPointingDevice* const screen = QTest::createTouchDevice();
        sequence_.reset(new QTest::QTouchEventSequence(QTest::touchEvent(&app.window(), screen, false)));
    }

    void down(int finger, const QPoint& place)
    {
        others(finger);
        sequence_->press(finger, place, &app_.window());
        held_[finger - 1] = true;
        sequence_->commit();
    }
    void move(int finger, const QPoint& place)
    {
        others(finger);
        sequence_->move(finger, place, &app_.window());
        sequence_->commit();
    }
    void up(int finger, const QPoint& place)
    {
        others(finger);
        sequence_->release(finger, place, &app_.window());
        held_[finger - 1] = false;
        sequence_->commit();
    }

private:
    void others(int finger)
    {
        for (int one = 1; one <= kMost; ++one)
            if (one != finger && held_[one - 1]) sequence_->stationary(one);
    }

    static constexpr int kMost = 3;
    AppWindow& app_;
    std::unique_ptr<QTest::QTouchEventSequence> sequence_;
    bool held_[kMost] = {};
};

// Where on the window a place within an item lies.
inline QPoint on(const QQuickItem& item, double x, double y)
{
    return item.mapToScene(QPointF(x, y)).toPoint();
}
inline QPoint middle(const QQuickItem& item)
{
    return on(item, item.width() / 2, item.height() / 2);
}

}  // namespace tessera::test
