// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QAccessible>
#include <QMetaProperty>
#include <QObject>
#include <QQuickWindow>
#include <QVariant>

#include <set>

namespace tessera::test {

// Every word in a value that pages may read: texts, lists, maps, rows of models, and what those lead to.
class SaidBy {
public:
    // All properties of `root`, and of every object that these lead to.
    [[nodiscard]] static QString object(const QObject& root)
    {
        SaidBy said;
        said.gather(root);
        return said.all_;
    }
    // What assistive technology can read of the window, wherever it looks.
    [[nodiscard]] static QString accessibleTree(QQuickWindow& window)
    {
        SaidBy said;
        if (QAccessibleInterface* const top = QAccessible::queryAccessibleInterface(&window))
            said.listen(*top);
        return said.all_;
    }

private:
    void gather(const QObject& object)
    {
        if (!seen_.insert(&object).second) return;
        const QMetaObject& meta = *object.metaObject();
        for (int i = 0; i < meta.propertyCount(); ++i)
            if (meta.property(i).isReadable()) gather(meta.property(i).read(&object));
        if (const auto* const rows = qobject_cast<const QAbstractItemModel*>(&object)) gather(*rows);
    }
    void gather(const QAbstractItemModel& rows)
    {
        const QHash<int, QByteArray> roles = rows.roleNames();
        for (int row = 0; row < rows.rowCount(); ++row)
            for (auto role = roles.begin(); role != roles.end(); ++role)
                gather(rows.index(row, 0).data(role.key()));
    }
    void gather(const QVariant& value)
    {
        if (const auto* const object = value.value<QObject*>()) return gather(*object);
        switch (value.userType()) {
            case QMetaType::QVariantList:
                for (const QVariant& one : value.toList()) gather(one);
                return;
            case QMetaType::QVariantMap:
                for (const QVariant& one : value.toMap()) gather(one);
                return;
            case QMetaType::QStringList:
                all_ += value.toStringList().join(QLatin1Char('\n')) + QLatin1Char('\n');
                return;
            default:
                all_ += value.toString() + QLatin1Char('\n');
        }
    }
    void listen(QAccessibleInterface& spoken)
    {
        for (const QAccessible::Text text : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                                             QAccessible::Help, QAccessible::Accelerator})
            all_ += spoken.text(text) + QLatin1Char('\n');
        if (QAccessibleTextInterface* const words = spoken.textInterface())
            all_ += words->text(0, words->characterCount()) + QLatin1Char('\n');
        for (int i = 0; i < spoken.childCount(); ++i)
            if (QAccessibleInterface* const child = spoken.child(i)) listen(*child);
    }

    QString all_;
    std::set<const QObject*> seen_;
};

}  // namespace tessera::test
