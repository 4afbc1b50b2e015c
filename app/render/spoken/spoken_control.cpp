// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/spoken_control.h"

#include "app/render/spoken/item_side.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlProperty>

namespace tessera {

namespace {

class ControlSide : public ItemSide, public QAccessibleActionInterface {
public:
    explicit ControlSide(QQuickItem& button) : ItemSide(button) {}

    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name) return told("Accessible.name").toString();
        if (kind == QAccessible::Description) return told("Accessible.description").toString();
        return {};
    }
    [[nodiscard]] QAccessible::Role role() const override
    {
        return item() ? static_cast<QAccessible::Role>(item()->property("spokenRole").toInt())
                      : QAccessible::NoRole;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = ItemSide::state();
        if (!item()) return state;
        state.focusable = true;
        state.checkable = item()->property("spokenCheckable").toBool();
        state.checked = state.checkable && item()->property("spokenChecked").toBool();
        state.selectable = role() == QAccessible::PageTab;
        state.selected = state.selectable && told("Accessible.selected").toBool();
        state.pressed = item()->property("pressed").toBool();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names{pressAction(), setFocusAction()};
        if (state().checkable) names << toggleAction();
        return names;
    }
    void doAction(const QString& name) override
    {
        if (!item()) return;
        if (name == setFocusAction())
            item()->forceActiveFocus(Qt::OtherFocusReason);
        else if (name == pressAction() || name == toggleAction())
            QMetaObject::invokeMethod(item(), "pressedFromOutside");
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    [[nodiscard]] QVariant told(const char* what) const
    {
        return item() ? QQmlProperty::read(item(), QString::fromLatin1(what), qmlContext(item()))
                      : QVariant{};
    }
};

QAccessibleInterface* sideOf(const QString& className, QObject* object)
{
    if (className != QLatin1String("QQuickAbstractButton") || !object->property("spokenRole").isValid())
        return nullptr;
    auto* button = qobject_cast<QQuickItem*>(object);
    return button ? new ControlSide(*button) : nullptr;
}

}  // namespace

void installSpokenControls()
{
    static const bool installed = (QAccessible::installFactory(sideOf), true);
    static_cast<void>(installed);
}

}  // namespace tessera
