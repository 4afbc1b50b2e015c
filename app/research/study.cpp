// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/study.h"

#include "app/research/research.h"
#include "app/words/words.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace tessera {

namespace {

constexpr std::uint64_t kTellEvery = 50;  // sessions

QString counted(QString text, std::uint64_t n)
{
    return text.replace(QStringLiteral("(s)"), n == 1 ? QString{} : QStringLiteral("s"));
}

}  // namespace

Study::Study(Research& research, QObject* parent) : QObject(parent), research_(research)
{
    folder_ = QFileInfo(Research::usualArchive()).path();
    connect(this, &Study::changed, this, &Study::asked);
    // What was read belongs to the archive that was there before.
    connect(&research_, &Research::changed, this, [this] {
        reader_.stop();
        studies_.clear();
        sessions_.reset();
        study_ = lane_ = 0;
        read_ = false;
        emit changed();
    });
}

QStringList Study::studies() const
{
    QStringList names;
    for (const StudyChoice& one : studies_) {
        const QString study = one.study.empty() ? tr("No study") : words::text(one.study);
        bool alone = true;
        for (const StudyChoice& other : studies_)
            alone = alone && (&other == &one || other.study != one.study);
        names << (alone ? study : tr("%1 · %2").arg(study, words::text(one.scheme)));
    }
    return names;
}

QStringList Study::lanes() const
{
    QStringList names;
    if (sessions_ && sessions_->lanes.size() > 1)
        for (const std::string& lane : sessions_->lanes) names << words::text(lane);
    return names;
}

QString Study::subtitle() const
{
    if (!shown()) return {};
    const std::uint64_t recordings = sessions_->sessions.size();
    const std::uint64_t visits = grouped(*sessions_, StudyGrouping::together).front().visits;
    const QString seen = counted(tr("%n visit(s)", nullptr, static_cast<int>(visits)), visits);
    if (recordings == visits) return seen;
    return tr("%1 of %2")
        .arg(counted(tr("%n recording(s)", nullptr, static_cast<int>(recordings)), recordings), seen);
}

QStringList Study::notes() const
{
    return shown() ? plotNotes(*sessions_, ask_) : QStringList{};
}

QStringList Study::sentences() const
{
    return shown() ? plotSentences(*sessions_, ask_) : QStringList{};
}

QVariantList Study::codes() const
{
    QVariantList list;
    if (!shown() || !needsKey(ask_.kind)) return list;
    const Scheme& scheme = sessions_->scheme;
    for (const CodeIndex index : scheme.states()) {
        const Code& code = scheme.code(index);
        list << QVariantMap{{QStringLiteral("index"), index},
                            {QStringLiteral("label"), words::text(code.label)},
                            {QStringLiteral("shortLabel"), words::shortLabel(scheme, index)},
                            {QStringLiteral("mark"), static_cast<int>(code.mark)},
                            {QStringLiteral("light"), words::text(code.light.text())},
                            {QStringLiteral("dark"), words::text(code.dark.text())}};
    }
    if (ask_.kind != PlotKind::index) return list;
    list << QVariantMap{{QStringLiteral("index"), kCannotTell},
                        {QStringLiteral("label"), words::shortLabel(scheme, kCannotTell)},
                        {QStringLiteral("shortLabel"), words::shortLabel(scheme, kCannotTell)}};
    return list;
}

void Study::setStudy(int index)
{
    if (index == study_ || index < 0 || index >= static_cast<int>(studies_.size())) return;
    study_ = index;
    lane_ = 0;
    read(false);
}

void Study::setLane(int lane)
{
    if (lane == lane_ || lane < 0) return;
    lane_ = lane;
    read(false);
}

void Study::setPlot(int plot)
{
    if (plot == this->plot() || plot < 0 || plot > static_cast<int>(PlotKind::transitions)) return;
    ask_.kind = static_cast<PlotKind>(plot);
    forgetSaved();
    emit asked();
}

void Study::setGrouping(int grouping)
{
    if (grouping == this->grouping() || grouping < 0 || grouping > static_cast<int>(StudyGrouping::site))
        return;
    ask_.grouping = static_cast<StudyGrouping>(grouping);
    forgetSaved();
    emit asked();
}

void Study::close()
{
    reader_.stop();
    closed_ = true;
    busy_ = read_ = false;
    studies_.clear();
    sessions_.reset();
    problem_.clear();
    forgetSaved();
    emit changed();
    emit asked();
}

void Study::open()
{
    closed_ = false;
    if (!research_.archiveThere()) {
        read_ = true;
        problem_.clear();
        emit changed();
        return;
    }
    read(true);
}

void Study::read(bool listAnew)
{
    busy_ = true;
    problem_.clear();
    progress_ = 0;
    forgetSaved();
    emit changed();
    emit progressed();
    Reading before;
    if (!listAnew) before.studies = studies_;
    before.study = study_;
    reader_.run(
        this,
        [this, before, location = research_.archive().toStdString(),
         lane = static_cast<std::size_t>(lane_)](const Aside::Stop& stop) {
            Reading reading = before;
            auto archive = Archive::open(location, ArchiveUse::ask);
            if (!archive) {
                reading.error = archive.error();
                return reading;
            }
            if (reading.studies.empty()) {
                auto studies = studiesIn(**archive);
                if (!studies) {
                    reading.error = studies.error();
                    return reading;
                }
                reading.studies = std::move(*studies);
            }
            if (reading.studies.empty()) return reading;
            if (reading.study >= static_cast<int>(reading.studies.size())) reading.study = 0;
            StudyReading how;
            how.lane = lane;
            how.goOn = [this, &stop](std::uint64_t done, std::uint64_t all) {
                if (done % kTellEvery == 0)
                    QMetaObject::invokeMethod(
                        this,
                        [this, done, all] {
                            progress_ = static_cast<double>(done) / static_cast<double>(all);
                            emit progressed();
                        },
                        Qt::QueuedConnection);
                return !stop->load();
            };
            const StudyChoice& choice = reading.studies[static_cast<std::size_t>(reading.study)];
            auto sessions = readStudySessions(**archive, choice.study, choice.scheme, how);
            if (sessions)
                reading.sessions = std::make_shared<const StudySessions>(std::move(*sessions));
            else
                reading.error = sessions.error();
            return reading;
        },
        [this](Reading reading) { take(std::move(reading)); });
}

void Study::take(Reading reading)
{
    if (closed_) return;
    busy_ = false;
    read_ = true;
    studies_ = std::move(reading.studies);
    study_ = reading.study;
    sessions_ = std::move(reading.sessions);
    problem_ = reading.error ? words::problem(*reading.error) : QString{};
    progress_ = 1;
    emit changed();
    emit progressed();
}

void Study::forgetSaved()
{
    if (saving_ || (result_.isEmpty() && saveProblem_.isEmpty())) return;
    result_.clear();
    saveProblem_.clear();
    replaceable_ = false;
    emit saveChanged();
}

std::filesystem::path Study::target(PlotFormat format) const
{
    std::string study = sessions_->study.empty() ? "study" : sessions_->study;
    for (char& letter : study)
        if (std::string_view("/\\:*?\"<>| ").find(letter) != std::string_view::npos || letter < ' ')
            letter = '-';
    const char* const groups[] = {"", "-by-place", "-by-site"};
    return std::filesystem::path(folder_.toStdString()) /
           (study + '-' + std::string(name(ask_.kind)) + groups[static_cast<int>(ask_.grouping)] + '.' +
            std::string(name(format)));
}

void Study::save(int format, bool replace)
{
    if (saving_ || !shown() || format < Svg || format > Csv) return;
    saving_ = true;
    lastFormat_ = format;
    result_.clear();
    saveProblem_.clear();
    replaceable_ = false;
    emit saveChanged();
    const auto kind = static_cast<PlotFormat>(format);
    writer_.run(
        this,
        [sessions = sessions_, ask = ask_, kind, path = target(kind), replace,
         own = ownColours_](const Aside::Stop&) -> Result<std::filesystem::path> {
            std::error_code problem;
            std::filesystem::create_directories(path.parent_path(), problem);
            if (problem)
                return Error{Errc::io, "this folder cannot be made; choose another",
                             path.parent_path().string()};
            if (Status status = writePlot(*sessions, ask, kind, path, replace, own); !status)
                return status.error();
            return path;
        },
        [this](const Result<std::filesystem::path>& written) {
            saving_ = false;
            if (written)
                result_ = words::text(written->string());
            else
                saveProblem_ = words::problem(written.error());
            replaceable_ = !written && written.error().code == Errc::exists;
            emit saveChanged();
        });
}

}  // namespace tessera
