// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/page_check.h"

#include <QAccessible>
#include <QTest>

#include <algorithm>
#include <set>

namespace tessera::test {

namespace {

constexpr double kTarget = 48;
constexpr QSizeF kPad{200, 150};
constexpr double kPadGap = 14;
constexpr double kSlack = 1;  // a rounded pixel

bool isOfType(const QObject* object, const char* qmlName)
{
    return QByteArray(object->metaObject()->className()).startsWith(qmlName);
}

bool isPad(const QQuickItem* item)
{
    return isOfType(item, "CodePad_");
}

bool isPressable(const QQuickItem* item)
{
    return item->inherits("QQuickAbstractButton") || isPad(item) || isOfType(item, "IntervalPad_");
}

// Has a face of its own, so that nothing beside it may lie over it.
bool isBlock(const QQuickItem* item)
{
    for (const char* type : {"Card_", "Notice_", "TextFieldBox_", "GridPane_", "PageHeader_", "Rail_"})
        if (isOfType(item, type)) return true;
    return false;
}

bool isSheet(const QQuickItem* item)
{
    return item->property("closable").isValid() && item->property("open").isValid();
}

bool isList(const QQuickItem* item)
{
    return item->inherits("QQuickItemView");
}

template <class Holds>
QQuickItem* above(const QQuickItem* item, Holds holds)
{
    for (QQuickItem* up = item->parentItem(); up; up = up->parentItem())
        if (holds(up)) return up;
    return nullptr;
}

QQuickItem* flickableOf(const QQuickItem* item)
{
    return above(item, [](const QQuickItem* up) { return up->inherits("QQuickFlickable"); });
}

QRectF placeOf(const QQuickItem* item)
{
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

// What of a place on an item can be seen: a scrolling field cuts off the rest.
QRectF seen(const QQuickItem* item, QRectF place)
{
    for (const QQuickItem* up = item->parentItem(); up; up = up->parentItem())
        if (up->clip()) place &= placeOf(up);
    return place;
}

// Where the letters are, which may be more or less than the item.
QRectF inkOf(const QQuickItem* text)
{
    const double width = text->property("contentWidth").toDouble();
    const double height = text->property("contentHeight").toDouble();
    const int across = text->property("effectiveHorizontalAlignment").toInt();
    const int down = text->property("verticalAlignment").toInt();
    double x = 0, y = 0;
    if (across & Qt::AlignRight) x = text->width() - width;
    if (across & Qt::AlignHCenter) x = (text->width() - width) / 2;
    if (down & Qt::AlignBottom) y = text->height() - height;
    if (down & Qt::AlignVCenter) y = (text->height() - height) / 2;
    return text->mapRectToScene(QRectF(x, y, width, height));
}

// Whether no scrolling brings it into view: it lies outside of what the field around it holds, or is cut off
// at a side that does not scroll.
bool isOutOfReach(const QQuickItem* item, const QRectF& place)
{
    for (const QQuickItem* up = item->parentItem(); up; up = up->parentItem()) {
        const QRectF frame = placeOf(up).adjusted(-kSlack, -kSlack, kSlack, kSlack);
        // A list of rows reckons only with those it has made; its last one is reached all the same.
        if (isList(up)) return place.left() < frame.left() || place.right() > frame.right();
        if (up->inherits("QQuickFlickable")) {
            const QPointF corner = placeOf(up).topLeft() - QPointF(up->property("contentX").toDouble(),
                                                                   up->property("contentY").toDouble());
            const QRectF all(corner.x(), corner.y() + up->property("originY").toDouble(),
                             std::max(up->width(), up->property("contentWidth").toDouble()),
                             std::max(up->height(), up->property("contentHeight").toDouble()));
            if (!all.adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(place)) return true;
            return false;  // a field within a field is looked at with its own
        }
        if (up->clip() && !frame.contains(place)) return true;
    }
    return false;
}

QString asText(const QRectF& rect)
{
    return QStringLiteral("%1,%2 %3x%4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

QString nameOf(const QQuickItem* item)
{
    const QString text = item->property("text").toString();
    return QStringLiteral("%1 \"%2\" \"%3\" at %4")
        .arg(QString::fromLatin1(item->metaObject()->className()).section("_QMLTYPE", 0, 0),
             item->objectName(), text, asText(placeOf(item)));
}

}  // namespace

PageCheck::PageCheck(QQuickWindow& window, bool largePads) : window_(window), largePads_(largePads)
{
    collect(window.contentItem());
}

void PageCheck::collect(QQuickItem* item)
{
    if (!item->isVisible() || qFuzzyIsNull(item->opacity())) return;
    // A row that a list is still making has no size and no words yet, and nobody sees it.
    const QQuickItem* const holder = item->parentItem();
    if (item->size().isNull() && holder && holder->parentItem() && isList(holder->parentItem())) return;
    if (isSheet(item)) sheets_.push_back(item);
    if (isPressable(item)) pressable_.push_back(item);
    if (item->isEnabled() && item->activeFocusOnTab() && item->width() > 0) focusable_.push_back(item);
    if (item->inherits("QQuickText") && !item->property("text").toString().isEmpty()) texts_.push_back(item);
    if (isBlock(item)) blocks_.push_back(item);
    for (QQuickItem* child : item->childItems()) collect(child);
}

void PageCheck::wrong(const QQuickItem* item, const QString& what)
{
    findings_ << QStringLiteral("%1: %2").arg(nameOf(item), what);
}

QStringList PageCheck::all()
{
    names();
    sizes();
    pads();
    words();
    overlaps();
    tabOrder();
    return findings_;
}

void PageCheck::names()
{
    std::set<QQuickItem*> controls(pressable_.begin(), pressable_.end());
    controls.insert(focusable_.begin(), focusable_.end());
    for (QQuickItem* item : controls) {
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(item);
        if (!spoken) {
            wrong(item, "the screen reader does not see it");
            continue;
        }
        // Qt tells no name of a field that hides what is written; its description stands in.
        const auto kind = spoken->state().passwordEdit ? QAccessible::Description : QAccessible::Name;
        if (spoken->text(kind).trimmed().isEmpty()) wrong(item, "has no spoken name");
        if (spoken->role() == QAccessible::NoRole || spoken->role() == QAccessible::Client)
            wrong(item, "has no role");
    }
}

void PageCheck::sizes()
{
    const QRectF window(0, 0, window_.contentItem()->width(), window_.contentItem()->height());
    for (const QQuickItem* item : pressable_) {
        if (item->width() < kTarget || item->height() < kTarget) wrong(item, "is too small for a finger");
        const QRectF place = placeOf(item);
        const bool scrolls = flickableOf(item) != nullptr;
        if (place.left() < -kSlack || place.right() > window.right() + kSlack)
            wrong(item, "leaves the window sideways");
        if (!scrolls && (place.top() < -kSlack || place.bottom() > window.bottom() + kSlack))
            wrong(item, "leaves the window and cannot be scrolled to");
        if (isOutOfReach(item, place)) wrong(item, "is cut off and cannot be scrolled to");
        const bool decides = above(item, [](const QQuickItem* up) { return up->objectName() == "deciding"; });
        if (decides && seen(item, place).height() < place.height() - kSlack)
            wrong(item, "decides and is not in view");
    }
}

void PageCheck::pads()
{
    std::vector<const QQuickItem*> found;
    std::copy_if(pressable_.begin(), pressable_.end(), std::back_inserter(found), isPad);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const QRectF place = placeOf(found[i]);
        if (largePads_ && (place.width() < kPad.width() || place.height() < kPad.height()))
            wrong(found[i], "is smaller than a pad must be");
        const QRectF around =
            place.adjusted(-kPadGap + 0.01, -kPadGap + 0.01, kPadGap - 0.01, kPadGap - 0.01);
        for (std::size_t j = i + 1; j < found.size(); ++j)
            if (around.intersects(placeOf(found[j]))) wrong(found[i], "lies too near to " + nameOf(found[j]));
        for (const QQuickItem* sheet : sheets_)
            if (place.intersects(placeOf(sheet))) wrong(found[i], "is covered by " + nameOf(sheet));
    }
}

void PageCheck::words()
{
    const QRectF window(0, 0, window_.contentItem()->width(), window_.contentItem()->height());
    for (const QQuickItem* text : texts_) {
        const double wide = text->property("contentWidth").toDouble();
        const double high = text->property("contentHeight").toDouble();
        if (text->property("truncated").toBool()) wrong(text, "is cut short");
        if (wide > text->width() + kSlack)
            wrong(text, QStringLiteral("is cut off or runs over: %1 wide").arg(wide));
        if (high > text->height() + kSlack)
            wrong(text, QStringLiteral("is cut off or runs over: %1 high").arg(high));

        const QRectF ink = inkOf(text);
        if (ink.left() < -kSlack || ink.right() > window.right() + kSlack)
            wrong(text, "leaves the window sideways");
        if (!flickableOf(text) && (ink.top() < -kSlack || ink.bottom() > window.bottom() + kSlack))
            wrong(text, "leaves the window and cannot be scrolled to");
        if (isOutOfReach(text, ink)) wrong(text, "is cut off and cannot be scrolled to");
        if (const QQuickItem* button = above(text, isPressable)) {
            const QRectF inside = placeOf(button).adjusted(-kSlack, -kSlack, kSlack, kSlack);
            if (!inside.contains(ink)) wrong(text, "runs over its button, " + nameOf(button));
        }
    }
}

void PageCheck::overlaps()
{
    // What there is to see or to touch, and where.
    std::vector<std::pair<const QQuickItem*, QRectF>> parts;
    for (const QQuickItem* item : pressable_) parts.emplace_back(item, seen(item, placeOf(item)));
    for (const QQuickItem* item : blocks_) parts.emplace_back(item, seen(item, placeOf(item)));
    for (const QQuickItem* item : texts_) parts.emplace_back(item, seen(item, inkOf(item)));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& [one, place] = parts[i];
        for (std::size_t j = i + 1; j < parts.size(); ++j) {
            const auto& [other, otherPlace] = parts[j];
            const QRectF both = place & otherPlace;
            if (both.width() <= kSlack || both.height() <= kSlack) continue;
            if (one->isAncestorOf(other) || other->isAncestorOf(one)) continue;
            // What lies on a sheet covers what lies under it, and is meant to.
            if (above(one, isSheet) != above(other, isSheet)) continue;
            // Rows are placed by their list; one that it is giving up may still lie under another.
            const QQuickItem* list = above(one, isList);
            if (list && list == above(other, isList)) continue;
            wrong(one, "overlaps " + nameOf(other));
        }
    }
}

void PageCheck::tabOrder()
{
    std::vector<QPointer<QQuickItem>> reached;
    const QQuickItem* last = window_.activeFocusItem();
    const std::size_t presses = 2 * focusable_.size() + 4;
    for (std::size_t i = 0; i < presses; ++i) {
        QTest::keyClick(&window_, Qt::Key_Tab);
        QQuickItem* now = window_.activeFocusItem();
        if (!now) {
            findings_ << QStringLiteral("Tab led out of the window");
            break;
        }
        if (now == last && focusable_.size() > 1) {
            wrong(now, "keeps the keyboard: Tab does not leave it");
            break;
        }
        reached.emplace_back(now);
        last = now;
    }
    // A list hands the keyboard on to its current row.
    const auto isReached = [&](const QQuickItem* item) {
        return std::any_of(reached.begin(), reached.end(), [&](const QPointer<QQuickItem>& one) {
            return one && (one == item || (item->isFocusScope() && item->isAncestorOf(one)));
        });
    };
    for (const QPointer<QQuickItem>& item : focusable_)
        if (item && !isReached(item)) wrong(item, "is not reached by Tab");
}

}  // namespace tessera::test
