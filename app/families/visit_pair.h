// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/families/family_visits.h"
#include "app/render/grid_source.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QVariantList>
#include <QVariantMap>

#include <array>
#include <memory>

namespace tessera {

class ReviewGrid;

// Two visits of one family, each as its own picture beside the other: to look at, with no figure between
// them.
class VisitPair : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool byTime READ byTime WRITE setByTime NOTIFY changed)
    Q_PROPERTY(int columns READ columns NOTIFY changed)
    Q_PROPERTY(QString caption READ caption NOTIFY changed)
    // {title, subtitle, kind, sentences, key} each
    Q_PROPERTY(QVariantMap first READ first NOTIFY changed)
    Q_PROPERTY(QVariantMap second READ second NOTIFY changed)
    Q_PROPERTY(tessera::GridSource* firstGrid READ firstGrid CONSTANT)
    Q_PROPERTY(tessera::GridSource* secondGrid READ secondGrid CONSTANT)

public:
    explicit VisitPair(QObject* parent = nullptr);
    ~VisitPair() override;

    [[nodiscard]] bool shown() const { return shown_; }
    [[nodiscard]] bool byTime() const { return byTime_; }
    [[nodiscard]] int columns() const;
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QVariantMap first() const { return said_[0]; }
    [[nodiscard]] QVariantMap second() const { return said_[1]; }
    [[nodiscard]] GridSource* firstGrid() const;
    [[nodiscard]] GridSource* secondGrid() const;

    void setByTime(bool byTime);
    // The earlier of the two stands first. It keeps what it needs of them.
    void show(const FamilyVisit& one, const FamilyVisit& other);
    void clear();

signals:
    void changed();

private:
    void draw();

    struct Side {
        Scheme scheme;
        Timeline timeline;
    };
    std::array<Side, 2> sides_;
    std::array<QVariantMap, 2> said_;
    std::array<std::unique_ptr<ReviewGrid>, 2> grids_;
    bool shown_ = false, byTime_ = true;
};

}  // namespace tessera
