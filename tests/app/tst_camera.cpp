// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/code_reading.h"
#include "app/camera/frame_reader.h"
#include "app/camera/grey_picture.h"
#include "platforms/linux/linux_device.h"
#include "platforms/linux/video_node.h"
#include "tests/e2e/counted_sockets.h"
#include "tests/support/card_frames.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTransform>

#include <algorithm>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

Q_DECLARE_METATYPE(QVideoFrameFormat::PixelFormat)

namespace {

using Format = QVideoFrameFormat;

QImage turned(const QImage& picture, double degrees)
{
    QImage room(picture.width() * 3 / 2, picture.height() * 3 / 2, QImage::Format_Grayscale8);
    room.fill(kTable);
    QPainter painter(&room);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(room.width() / 2.0, room.height() / 2.0);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-picture.width() / 2.0, -picture.height() / 2.0), picture);
    return room;
}

// As seen from one side: the far edge is shorter by that share.
QImage leaning(const QImage& picture, double share)
{
    const double w = picture.width(), h = picture.height(), in = h * share / 2;
    QTransform lean;
    const QPolygonF flat{QPointF(0, 0), QPointF(w, 0), QPointF(w, h), QPointF(0, h)};
    const QPolygonF seen{QPointF(0, 0), QPointF(w * 0.95, in), QPointF(w * 0.95, h - in), QPointF(0, h)};
    if (!QTransform::quadToQuad(flat, seen, lean)) qFatal("no such view");
    QImage room(picture.size(), QImage::Format_Grayscale8);
    room.fill(kTable);
    QPainter painter(&room);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(lean);
    painter.drawImage(0, 0, picture);
    return room;
}

// Each pixel is the mean of those around it.
QImage blurred(const QImage& picture, int around)
{
    QImage soft(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            int sum = 0, count = 0;
            for (int j = std::max(0, y - around); j <= std::min(picture.height() - 1, y + around); ++j)
                for (int i = std::max(0, x - around); i <= std::min(picture.width() - 1, x + around);
                     ++i, ++count)
                    sum += picture.constScanLine(j)[i];
            soft.scanLine(y)[x] = static_cast<uchar>(sum / count);
        }
    return soft;
}

// Between these two brightnesses, and brighter on the one side than on the other.
QImage dimmed(const QImage& picture, int darkest, int brightest)
{
    QImage dim(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const double light = 0.75 + 0.25 * x / picture.width();
            dim.scanLine(y)[x] = static_cast<uchar>(
                (darkest + picture.constScanLine(y)[x] * (brightest - darkest) / 255.0) * light);
        }
    return dim;
}

}  // namespace

// A study's card before a camera: frames become greys, greys become the card's text, beside the screen.
class CameraReads : public QObject {
    Q_OBJECT

    const StudyCard card_ = longCard();

private slots:
    void aCardIsReadHoweverItIsHeld_data()
    {
        QTest::addColumn<QImage>("seen");
        const QImage card = cardPicture(card_, 480);
        QTest::newRow("upright") << onTable(card);
        QTest::newRow("on its side") << onTable(card.transformed(QTransform().rotate(90)));
        QTest::newRow("on its head") << onTable(card.transformed(QTransform().rotate(180)));
        QTest::newRow("turned by 7 degrees") << onTable(turned(card, 7));
        QTest::newRow("turned by 33 degrees") << onTable(turned(card, 33));
        QTest::newRow("leaning") << onTable(leaning(card, 0.12));
        QTest::newRow("mirrored") << onTable(card).mirrored(true, false);
        QTest::newRow("small") << onTable(cardPicture(card_, 300));
        QTest::newRow("small and turned") << onTable(turned(cardPicture(card_, 300), 7));
        QTest::newRow("near") << onTable(cardPicture(card_, 700));
        QTest::newRow("in dim light") << dimmed(onTable(card), 20, 70);
        QTest::newRow("pale") << dimmed(onTable(card), 120, 190);
        QTest::newRow("not sharp") << blurred(onTable(card), 1);
        QTest::newRow("not sharp, turned, dim") << dimmed(blurred(onTable(turned(card, 7)), 1), 30, 110);
    }
    void aCardIsReadHoweverItIsHeld()
    {
        QFETCH(QImage, seen);
        const auto codes = codesIn(seen);
        QCOMPARE(codes.size(), std::size_t{1});
        const auto read = readStudyCard(codes.front());
        QVERIFY(read);
        QCOMPARE(read->text(), card_.text());
    }

    void whatIsNoCodeIsNone()
    {
        QVERIFY(codesIn({}).empty());
        QVERIFY(codesIn(QImage(1280, 720, QImage::Format_RGB32)).empty());
        QImage table(1280, 720, QImage::Format_Grayscale8);
        table.fill(kTable);
        QVERIFY(codesIn(table).empty());
        QImage noise(640, 480, QImage::Format_Grayscale8);
        unsigned random = 7;
        for (int y = 0; y < noise.height(); ++y)
            for (int x = 0; x < noise.width(); ++x)
                noise.scanLine(y)[x] = static_cast<uchar>((random = random * 1664525U + 1013904223U) >> 24);
        QVERIFY(codesIn(noise).empty());
    }

    void besideAnotherCodeTheCardIsReadAsWell()
    {
        QImage both = onTable(QImage(1, 1, QImage::Format_Grayscale8));
        QPainter painter(&both);
        painter.drawImage(40, 120, codePicture("https://study.example/", 300));
        painter.drawImage(700, 120, cardPicture(card_, 480));
        painter.end();
        const auto codes = codesIn(both);
        QCOMPARE(codes.size(), std::size_t{2});
        QVERIFY(std::any_of(codes.begin(), codes.end(),
                            [](const auto& code) { return readStudyCard(code).ok(); }));
    }

    void everyFormatOfACameraBecomesItsBrightness_data()
    {
        QTest::addColumn<Format::PixelFormat>("format");
        for (const Format::PixelFormat format :
             {Format::Format_YUV420P, Format::Format_NV12, Format::Format_NV21, Format::Format_YUYV,
              Format::Format_UYVY, Format::Format_Y8, Format::Format_BGRA8888, Format::Format_BGRX8888,
              Format::Format_RGBA8888})
            QTest::newRow(qPrintable(Format::pixelFormatToString(format))) << format;
    }
    void everyFormatOfACameraBecomesItsBrightness()
    {
        QFETCH(Format::PixelFormat, format);
        const QImage seen = onTable(cardPicture(card_, 480));
        const QImage grey = greyOf(frameOf(seen, format));
        QCOMPARE(grey.format(), QImage::Format_Grayscale8);
        QCOMPARE(grey, seen);
        QCOMPARE(codesIn(grey).size(), std::size_t{1});
    }

    void whatCannotBeReadIsNoPicture()
    {
        QVERIFY(greyOf(QVideoFrame()).isNull());
        QVERIFY(greyOf(QVideoFrame(QVideoFrameFormat(QSize(64, 64), Format::Format_P010))).isNull());
    }

    void theNewestFrameIsReadAndWhatItReplacedIsNot()
    {
        std::vector<std::string> read;
        FrameReader reader(
            [&](const Sight& sight) { read.push_back(sight.codes.empty() ? "" : sight.codes.front()); });
        reader.begin();
        for (const char* const text : {"one", "two", "three", "four", "five"})
            reader.offer(frameOf(onTable(codePicture(text, 300)), Format::Format_NV12));
        QTRY_VERIFY(!read.empty() && read.back() == "five");
        // One can have been in work when the last one came. Until the screen has taken its sight no other
        // frame is taken up, so of the rest only the last is left.
        QVERIFY(read.size() <= 2);
        const auto before = read.size();
        reader.offer(frameOf(onTable(codePicture("six", 300)), Format::Format_NV12));
        QTRY_COMPARE(read.size(), before + 1);
        QCOMPARE(read.back(), std::string("six"));
    }

    void afterTheEndNothingIsTold()
    {
        int told = 0;
        FrameReader reader([&](const Sight&) { ++told; });
        reader.offer(frameOf(codePicture("early", 100), Format::Format_Y8));  // not begun
        reader.begin();
        reader.offer(frameOf(codePicture("code", 100), Format::Format_Y8));
        reader.end();
        reader.offer(frameOf(codePicture("late", 100), Format::Format_Y8));
        QCoreApplication::processEvents();
        QCOMPARE(told, 0);
        // And it can look again.
        reader.begin();
        reader.offer(frameOf(codePicture("again", 100), Format::Format_Y8));
        QTRY_COMPARE(told, 1);
    }

    void thePictureToAimByIsSmallAndGrey()
    {
        Sight last;
        FrameReader reader([&](const Sight& sight) { last = sight; });
        reader.begin();
        reader.offer(frameOf(onTable(cardPicture(card_, 480)), Format::Format_YUV420P));
        QTRY_VERIFY(!last.picture.isNull());
        QCOMPARE(last.picture.size(), QSize(640, 360));
        QVERIFY(last.picture.isGrayscale());
    }

    void aCameraIsAskedWhetherItCanBeUsed()
    {
        QCOMPARE(troubleOf(QStringLiteral("/dev/no-such-video")).value(), Camera::Trouble::gone);
        const QTemporaryDir folder;
        QFile file(folder.filePath("camera"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!troubleOf(file.fileName()));  // nobody else has it
    }

    void thePluginIsThereAndOpensNoSocketToAnyNetwork()
    {
        internetSockets = 0;
        const QTemporaryDir folder;
        LinuxDevice device(folder.path().toStdString());
        Camera* const camera = device.camera();
        QVERIFY(camera);
        QCOMPARE(device.camera(), camera);
        QVERIFY(camera->count() >= 0);
        // A camera that is not there is said to be gone.
        std::vector<Camera::Trouble> troubles;
        camera->listen({{}, {}, [&](Camera::Trouble trouble) { troubles.push_back(trouble); }});
        camera->look(camera->count());
        QCOMPARE(troubles, std::vector{Camera::Trouble::gone});
        camera->listen({});
        QCOMPARE(internetSockets.load(), 0);
    }
};

QTEST_MAIN(CameraReads)
#include "tst_camera.moc"
