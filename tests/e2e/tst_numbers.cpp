// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/row_painter.h"
#include "core/grid/layout.h"
#include "tests/e2e/app_window.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tessera;
using namespace tessera::test;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

// WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of the relative luminances.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

QQuickItem* visibleRing(QQuickItem* item)
{
    if (!item->isVisible()) return nullptr;
    if (QByteArray(item->metaObject()->className()).startsWith("FocusRing_")) return item;
    for (QQuickItem* child : item->childItems())
        if (QQuickItem* found = visibleRing(child)) return found;
    return nullptr;
}

// The size of the white mark that is painted on one square of Locating, in a grid of cells of this side.
double markOn(double cell)
{
    GridMetrics metrics;
    metrics.gutter = 0;
    metrics.columns = 10;
    metrics.largestCell = cell;
    const Scheme& scheme = partnershipActivities();
    Square square;
    square.code = 0;
    const std::vector<Square> squares{square};
    const Look look;
    QImage image(64, 96, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    RowPainter(squares, scheme, metrics, look).paint(painter, GridLayout(squares, metrics).row(0));
    painter.end();
    QRect mark;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) > 200) mark |= QRect(x, y, 1, 1);
    return std::max(mark.width(), mark.height());
}

}  // namespace

// Numbers that are promised for every page and belong to none.
class Numbers : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
    }
    void cleanup()
    {
        app_.reset();
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void aMarkOnASquareIsAtLeastTwelveOrNotThere()
    {
        for (double cell = 14; cell <= 40; ++cell) {
            const double mark = markOn(cell);
            if (cell < 20)
                QCOMPARE(mark, 0.0);
            else
                QVERIFY2(mark >= 11, qPrintable(QStringLiteral("%1 on a square of %2").arg(mark).arg(cell)));
        }
    }

    void theRingOfTheKeyboardIsThreeWideAndStandsOut_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theRingOfTheKeyboardIsThreeWideAndStandsOut()
    {
        QFETCH(bool, dark);
        app_ = std::make_unique<AppWindow>(*device_, folder_->path().toStdString());
        QVERIFY(app_->shown());
        app_->app().settings()->setDark(dark);
        QTest::keyClick(&app_->window(), Qt::Key_Tab);
        const QQuickItem* ring = nullptr;
        QVERIFY(
            app_->waitUntil([&] { return (ring = visibleRing(app_->window().contentItem())) != nullptr; }));
        const auto* border = ring->property("border").value<QObject*>();
        QVERIFY(border);
        QCOMPARE(border->property("width").toDouble(), 3.0);
        const auto colour = border->property("color").value<QColor>();
        // It lies two beyond what it surrounds, so the page is on both its sides.
        QCOMPARE(ring->mapRectToItem(ring->parentItem(), ring->boundingRect()).left(), -5.0);
        QVERIFY(contrast(colour, app_->window().color()) >= 3);
    }

    // Nothing else is needed from one activity to the next, and no page comes between.
    void aShiftIsOneTapOnOneAndTheSamePage()
    {
        app_ = std::make_unique<AppWindow>(*device_, folder_->path().toStdString());
        QVERIFY(app_->startVisit());
        const QQuickItem* page = app_->find("livePage");
        for (int tap = 0; tap < 12; ++tap) {
            const int code = tap * 3 % 4;
            QVERIFY(app_->tapPad(code));
            QCOMPARE(app_->find("livePage"), page);
            QCOMPARE(app_->app().live()->grid()->squares().size(), std::size_t(tap) + 1);
            QCOMPARE(app_->app().live()->grid()->squares().back().code, static_cast<CodeIndex>(code));
        }
    }

    void thePadsLieAtTheHandHoweverALanguageIsRead_data()
    {
        QTest::addColumn<bool>("fromTheRight");
        QTest::addColumn<bool>("leftHand");
        for (const bool right : {false, true})
            for (const bool left : {false, true})
                QTest::addRow("read from the %s, %s hand", right ? "right" : "left", left ? "left" : "right")
                    << right << left;
    }
    void thePadsLieAtTheHandHoweverALanguageIsRead()
    {
        QFETCH(bool, fromTheRight);
        QFETCH(bool, leftHand);
        QGuiApplication::setLayoutDirection(fromTheRight ? Qt::RightToLeft : Qt::LeftToRight);
        app_ = std::make_unique<AppWindow>(*device_, folder_->path().toStdString());
        app_->resize(1280, 800);
        app_->app().settings()->setLeftHanded(leftHand);
        QVERIFY(app_->startVisit());
        const auto place = [this](const char* name) {
            const QQuickItem* item = app_->find(name);
            return item->mapRectToScene(item->boundingRect());
        };
        const QRectF pads = place("pads"), grid = place("liveGrid"), undo = place("undo"),
                     pause = place("pause");
        QVERIFY(leftHand ? pads.right() < grid.left() : pads.left() > grid.right());
        QVERIFY2(leftHand ? undo.left() < pause.left() : undo.left() > pause.left(),
                 "Undo lies nearer to the pads than Pause");
        QVERIFY(place("pad0").left() < place("pad1").left());
        QVERIFY(place("pad0").top() < place("pad2").top());
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(Numbers)
#include "tst_numbers.moc"
