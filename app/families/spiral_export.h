// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/spiral/spiral_page.h"
#include "app/research/aside.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <functional>

namespace tessera {

// A family's spiral as a file to print or to take along. Works aside from the screen; one at a time. What
// people wrote stays behind unless ticked; dates never leave with it.
class SpiralExport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(Format format MEMBER format_ NOTIFY changed)
    Q_PROPERTY(bool withIssues MEMBER withIssues_ NOTIFY changed)
    Q_PROPERTY(bool grey MEMBER grey_ NOTIFY changed)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)    // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)  // why there is none, and what to do
    Q_PROPERTY(bool taken READ taken NOTIFY stateChanged)         // a file of that name is there already

public:
    enum Format { Pdf, Svg, Png };
    Q_ENUM(Format)

    // `sheet`: asked when a file is made, on the screen's thread.
    explicit SpiralExport(std::function<SpiralSheet()> sheet, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }
    [[nodiscard]] bool withIssues() const { return withIssues_; }

    void begin(const QString& family);  // choices as they are at first: nothing in words ticked
    Q_INVOKABLE void save(bool replace = false);

signals:
    void changed();
    void stateChanged();
    void saved();  // a file was made

private:
    std::function<SpiralSheet()> sheet_;
    QString family_, folder_, result_, problem_;
    Format format_ = Pdf;
    bool withIssues_ = false, grey_ = false, busy_ = false, taken_ = false;
    Aside worker_;
};

}  // namespace tessera
