// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/scheme.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace tessera {

// A service's own four colours, in place of the app's, for the first four states of a scheme that brings none
// of its own. A look only: no visit and no file of one knows of them. The check says at once whether they can
// be told apart; it warns and never forbids.
class OwnColours : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the settings")
    Q_PROPERTY(bool on READ on WRITE setOn NOTIFY changed)
    // The four as "#RRGGBB", also while they are off.
    Q_PROPERTY(QStringList light READ light NOTIFY changed)
    Q_PROPERTY(QStringList dark READ dark NOTIFY changed)
    // The same while they are on, else nothing.
    Q_PROPERTY(QStringList usedLight READ usedLight NOTIFY changed)
    Q_PROPERTY(QStringList usedDark READ usedDark NOTIFY changed)
    // What the check says, a sentence each; nothing when all is well.
    Q_PROPERTY(QStringList lightWarnings READ lightWarnings NOTIFY changed)
    Q_PROPERTY(QStringList darkWarnings READ darkWarnings NOTIFY changed)

public:
    static constexpr std::size_t kCount = 4;

    explicit OwnColours(const QString& file, QObject* parent = nullptr);

    [[nodiscard]] bool on() const { return on_; }
    [[nodiscard]] QStringList light() const { return texts(light_); }
    [[nodiscard]] QStringList dark() const { return texts(dark_); }
    [[nodiscard]] QStringList usedLight() const { return on_ ? light() : QStringList{}; }
    [[nodiscard]] QStringList usedDark() const { return on_ ? dark() : QStringList{}; }
    [[nodiscard]] QStringList lightWarnings() const;
    [[nodiscard]] QStringList darkWarnings() const;
    // For pictures on paper, which are light; empty while they are off.
    [[nodiscard]] std::vector<Colour> forPaper() const { return on_ ? light_ : std::vector<Colour>{}; }

    void setOn(bool on);
    // "#RRGGBB", with or without the sign. False, and nothing changes, when it is no colour.
    Q_INVOKABLE bool set(bool inDark, int place, const QString& text);
    Q_INVOKABLE void asTheyCame();

signals:
    void changed();

private:
    void keep();
    [[nodiscard]] static QStringList texts(const std::vector<Colour>& colours);

    QString file_;
    bool on_ = false;
    std::vector<Colour> light_, dark_;
};

}  // namespace tessera
