// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/privacy/last_look.h"
#include "app/privacy/leave.h"
#include "app/render/spiral/spiral_page.h"
#include "app/research/aside.h"
#include "core/base/result.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <functional>

namespace tessera {

// A sheet with the family's word for every visit that is on it.
struct SpiralLeaving {
    Leave leave;
    SpiralSheet sheet;
};

// A family's spiral as a file to print or to take along. Works aside from the screen; one at a time. What
// people wrote stays behind unless ticked, and is looked at once more then; dates never leave with it, nor do
// visits that may not leave.
class SpiralExport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(Format format MEMBER format_ NOTIFY changed)
    Q_PROPERTY(bool withIssues MEMBER withIssues_ NOTIFY changed)
    Q_PROPERTY(bool grey MEMBER grey_ NOTIFY changed)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(QString stays READ stays NOTIFY changed)  // which visits are left out, and why; often empty
    Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)    // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)  // why there is none, and what to do
    Q_PROPERTY(bool taken READ taken NOTIFY stateChanged)         // a file of that name is there already
    // Opens before names of issues leave, and is looked at before handOver().
    Q_PROPERTY(tessera::LastLook* lastLook READ lastLook CONSTANT)

public:
    enum Format { Pdf, Svg, Png };
    Q_ENUM(Format)

    // All are asked on the screen's thread: `sheet` when a file is made, `issues` for the names of issues
    // that may be in it, `stays` for what may not.
    SpiralExport(std::function<Result<SpiralLeaving>()> sheet, std::function<QStringList()> issues,
                 std::function<QString()> stays, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }
    [[nodiscard]] QString stays() const { return stays_(); }
    [[nodiscard]] LastLook* lastLook() { return &look_; }
    // Whether this issue is named in the file.
    [[nodiscard]] bool names(const std::string& issue) const;

    void begin(const QString& family);  // choices as they are at first: nothing in words ticked
    // Saves; where names of issues would leave, the last look opens instead.
    Q_INVOKABLE void askToSave(bool replace = false);
    Q_INVOKABLE void handOver();  // what was looked at
    Q_INVOKABLE void leaveLook();

signals:
    void changed();
    void stateChanged();
    void saved();  // a file was made

private:
    void save(bool replace);

    std::function<Result<SpiralLeaving>()> sheet_;
    std::function<QStringList()> issues_;
    std::function<QString()> stays_;
    LastLook look_;
    QString family_, folder_, result_, problem_;
    Format format_ = Pdf;
    bool withIssues_ = false, grey_ = false, busy_ = false, taken_ = false, replaceAfterLook_ = false;
    Aside worker_;
};

}  // namespace tessera
