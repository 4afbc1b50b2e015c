// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/plots/plot_file.h"
#include "app/research/aside.h"
#include "sync/archive/study_sessions.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <memory>
#include <vector>

namespace tessera {

class Research;

// The sessions of an archive together: pictures of them, and the pictures as files. Reading and writing
// happen beside the screen.
class Study : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)  // reading the archive
    Q_PROPERTY(double progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool shown READ shown NOTIFY changed)  // there are sessions to be seen
    Q_PROPERTY(bool empty READ empty NOTIFY changed)  // read, and there are none
    Q_PROPERTY(QStringList studies READ studies NOTIFY changed)
    Q_PROPERTY(int study READ study WRITE setStudy NOTIFY changed)
    Q_PROPERTY(QStringList lanes READ lanes NOTIFY changed)  // more than one: the person chooses
    Q_PROPERTY(int lane READ lane WRITE setLane NOTIFY changed)
    Q_PROPERTY(int plot READ plot WRITE setPlot NOTIFY asked)              // a PlotKind
    Q_PROPERTY(int grouping READ grouping WRITE setGrouping NOTIFY asked)  // a StudyGrouping
    Q_PROPERTY(QString title READ title NOTIFY asked)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QStringList notes READ notes NOTIFY asked)
    // The picture in words, group by group; and all of them as one text
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY asked)
    Q_PROPERTY(QString described READ described NOTIFY asked)
    // What the colours stand for, where the picture does not say it: {index, label, shortLabel, mark, light,
    // dark}
    Q_PROPERTY(QVariantList codes READ codes NOTIFY asked)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY saveChanged)
    Q_PROPERTY(bool saving READ saving NOTIFY saveChanged)
    Q_PROPERTY(QString result READ result NOTIFY saveChanged)  // where the file lies
    Q_PROPERTY(QString saveProblem READ saveProblem NOTIFY saveChanged)
    Q_PROPERTY(bool replaceable READ replaceable NOTIFY saveChanged)  // a file of that name is there

public:
    enum Format { Svg, Png, Pdf, Csv };
    Q_ENUM(Format)

    explicit Study(Research& research, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool shown() const { return sessions_ && !sessions_->sessions.empty(); }
    [[nodiscard]] bool empty() const { return !busy_ && read_ && !shown() && problem_.isEmpty(); }
    [[nodiscard]] QStringList studies() const;
    [[nodiscard]] int study() const { return study_; }
    [[nodiscard]] QStringList lanes() const;
    [[nodiscard]] int lane() const { return lane_; }
    [[nodiscard]] int plot() const { return static_cast<int>(ask_.kind); }
    [[nodiscard]] int grouping() const { return static_cast<int>(ask_.grouping); }
    [[nodiscard]] QString title() const { return plotTitle(ask_.kind); }
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QStringList notes() const;
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] QString described() const { return sentences().join(QLatin1Char(' ')); }
    [[nodiscard]] QVariantList codes() const;
    [[nodiscard]] bool saving() const { return saving_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString saveProblem() const { return saveProblem_; }
    [[nodiscard]] bool replaceable() const { return replaceable_; }

    [[nodiscard]] std::shared_ptr<const StudySessions> sessions() const { return sessions_; }
    [[nodiscard]] const PlotAsk& ask() const { return ask_; }

    void setStudy(int index);
    void setLane(int lane);
    void setPlot(int plot);
    void setGrouping(int grouping);
    void setOwnColours(std::vector<Colour> colours) { ownColours_ = std::move(colours); }

    // Reads the archive anew.
    Q_INVOKABLE void open();
    void close();  // until it is opened again nothing of it is shown
    Q_INVOKABLE void cancel() { reader_.stop(); }
    // Writes the picture that is shown, or its figures, into the folder.
    Q_INVOKABLE void save(int format, bool replace = false);
    Q_INVOKABLE void saveOver() { save(lastFormat_, true); }

signals:
    void changed();  // other sessions
    void asked();    // another picture of them
    void progressed();
    void saveChanged();

private:
    struct Reading {
        std::vector<StudyChoice> studies;
        int study = 0;
        std::shared_ptr<const StudySessions> sessions;
        std::optional<Error> error;
    };
    void read(bool listAnew);
    void take(Reading reading);
    void forgetSaved();
    [[nodiscard]] std::filesystem::path target(PlotFormat format) const;

    Research& research_;
    std::vector<StudyChoice> studies_;
    std::shared_ptr<const StudySessions> sessions_;
    PlotAsk ask_;
    std::vector<Colour> ownColours_;
    QString problem_, folder_, result_, saveProblem_;
    bool busy_ = false, read_ = false, closed_ = true, saving_ = false, replaceable_ = false;
    double progress_ = 0;
    int study_ = 0, lane_ = 0, lastFormat_ = Svg;
    Aside reader_, writer_;
};

}  // namespace tessera
