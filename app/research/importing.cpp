// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/importing.h"

#include "app/research/research.h"
#include "app/words/words.h"
#include "sync/bundle/bundle_file.h"
#include "sync/formats/csv_text.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

constexpr std::size_t kFindingsShown = 3;

QString counted(QString text, int n)
{
    return text.replace(QStringLiteral("(s)"), n == 1 ? QString{} : QStringLiteral("s"));
}

}  // namespace

Importing::Importing(Research& research, QObject* parent) : QObject(parent), research_(research) {}

void Importing::close()
{
    closed_ = true;
    if (state_ != BringingIn) return begin();
    answer_ = {};
    seen_.clear();
    fillRows();
    emit changed();
}

void Importing::begin()
{
    worker_.stop();
    state_ = Choosing;
    paths_.clear();
    wanted_ = ImportOrder::Codes::undecided;
    rename_.clear();
    seen_.clear();
    answer_ = {};
    filter_ = -1;
    problem_.clear();
    result_.clear();
    listSaved_.clear();
    choice_.untickAll();
    fillRows();
    emit changed();
}

void Importing::lookAtTicked()
{
    lookAt(choice_.ticked() > 0 ? choice_.tickedPaths() : QStringList{choice_.folder()});
}

void Importing::lookAt(const QStringList& paths)
{
    paths_ = paths;
    run(true);
}

void Importing::lookAgain()
{
    if (state_ != Choosing) run(true);
}

void Importing::setAsInFile(bool own)
{
    if (own == asInFile() || state_ == BringingIn) return;
    wanted_ = own ? ImportOrder::Codes::asInFile : ImportOrder::Codes::activities;
    run(true);
}

void Importing::setStudy(const QString& study)
{
    if (study.trimmed() == study_) return;
    study_ = study.trimmed();
    emit changed();
}

void Importing::setFilter(int filter)
{
    filter_ = filter == filter_ ? -1 : filter;
    fillRows();
    emit changed();
}

QStringList Importing::codes() const
{
    QStringList labels;
    const Scheme& scheme = partnershipActivities();
    for (CodeIndex i = 0; i < scheme.codeCount(); ++i) labels << words::shortLabel(scheme, i);
    return labels;
}

QVariantList Importing::unknown() const
{
    QVariantList list;
    const Scheme& scheme = partnershipActivities();
    for (const std::string& code : seen_) {
        const auto chosen = rename_.find(code);
        const auto place = chosen == rename_.end() ? std::nullopt : scheme.find(chosen->second);
        list << QVariantMap{{QStringLiteral("code"), words::text(code)},
                            {QStringLiteral("chosen"), place ? static_cast<int>(*place) : -1}};
    }
    return list;
}

void Importing::map(const QString& code, int place)
{
    const Scheme& scheme = partnershipActivities();
    if (state_ == BringingIn) return;
    if (place < 0 || place >= static_cast<int>(scheme.codeCount()))
        rename_.erase(code.toStdString());
    else
        rename_[code.toStdString()] = scheme.code(static_cast<CodeIndex>(place)).id;
    run(true);
}

void Importing::bringIn()
{
    if (state_ == Looked && coming() + ready() > 0) run(false);
}

void Importing::run(bool rehearse)
{
    ImportOrder order;
    order.archive = research_.archive().toStdString();
    order.sources = sourcesOf(paths_);
    order.rehearse = rehearse;
    order.codes = wanted_;
    order.study = study_.toStdString();
    order.rename = rename_;
    problem_.clear();
    result_.clear();
    listSaved_.clear();
    if (order.sources.empty()) {
        state_ = Choosing;
        problem_ = tr("There are no files in this folder that can be brought in.");
        emit changed();
        return;
    }
    state_ = rehearse ? Looking : BringingIn;
    closed_ = false;
    progress_ = 0;
    emit changed();
    emit progressed();
    worker_.run(
        this,
        [this, order = std::move(order)](const Aside::Stop& stop) {
            int told = -1;
            return runImport(order, *stop, [this, &told](double share) {
                const int percent = static_cast<int>(share * 100);
                if (percent == told) return;
                told = percent;
                QMetaObject::invokeMethod(
                    this,
                    [this, share] {
                        progress_ = share;
                        emit progressed();
                    },
                    Qt::QueuedConnection);
            });
        },
        [this, rehearse](ImportAnswer answer) { take(std::move(answer), rehearse); });
}

void Importing::take(ImportAnswer answer, bool rehearsed)
{
    if (closed_) return begin();
    // A look that was broken off tells nothing of what it did not come to.
    if (answer.cancelled && rehearsed) {
        state_ = Choosing;
        emit changed();
        return;
    }
    answer_ = std::move(answer);
    wanted_ = answer_.codes;
    for (const std::string& code : answer_.unknown)
        if (std::find(seen_.begin(), seen_.end(), code) == seen_.end()) seen_.push_back(code);
    if (answer_.codes != ImportOrder::Codes::activities) seen_.clear();
    problem_ = answer_.error ? words::problem(*answer_.error) : QString{};
    state_ = answer_.error ? Choosing : rehearsed ? Looked : Done;
    if (state_ == Done) {
        const QString added = counted(tr("%n visit(s) brought in.", nullptr, coming()), coming());
        result_ = answer_.cancelled
                      ? tr("%1 Stopped on the way: what is in stays in, and the same files go on from here.")
                            .arg(added)
                      : added;
    }
    fillRows();
    emit changed();
    if (!rehearsed) research_.look();
}

int Importing::count(ImportedRow::State state) const
{
    return static_cast<int>(std::count_if(answer_.rows.begin(), answer_.rows.end(),
                                          [state](const ImportedRow& row) { return row.state == state; }));
}

QString Importing::found(const ImportedRow& row) const
{
    QStringList parts;
    switch (row.status) {
        case ImportStatus::imported:
            parts << (state_ == Done || state_ == BringingIn ? tr("Brought in.") : tr("Ready."));
            break;
        case ImportStatus::extended:
            parts << tr("Brings more of a visit that is here.");
            break;
        case ImportStatus::alreadyThere:
            parts << tr("Already here.");
            break;
        case ImportStatus::fork:
            parts << tr("Differs from what is here. Both are kept; it has no figures until one is chosen.");
            break;
        case ImportStatus::erased:
            parts << tr("This visit was withdrawn. It stays out.");
            break;
        case ImportStatus::quarantined:
            parts << tr("Waits: its device is not known.");
            break;
        case ImportStatus::refused:
            parts << tr("Not taken in.");
            break;
    }
    if (row.status == ImportStatus::imported && !row.whole) parts << tr("A part of it stays out.");
    if (row.secondObserver) parts << tr("Same visit, second observer: the two are put side by side.");
    for (std::size_t i = 0; i < std::min(kFindingsShown, row.findings.size()); ++i)
        parts << words::text(row.findings[i])
                     .replace(QStringLiteral("; name its counterpart with --map."),
                              tr(". Say below what it stands for."));
    if (row.findings.size() > kFindingsShown) {
        const int more = static_cast<int>(row.findings.size() - kFindingsShown);
        parts << tr("And %1 more; save the list to see all.").arg(more);
    }
    return parts.join(QLatin1Char(' '));
}

QVariantMap Importing::shown(const ImportedRow& row) const
{
    QString visit = row.sessions > 1 ? counted(tr("%n visit(s)", nullptr, static_cast<int>(row.sessions)),
                                               static_cast<int>(row.sessions))
                                     : tr("unknown");
    QString observer = QStringLiteral("–"), codes = QStringLiteral("–"), length = QStringLiteral("–");
    if (row.header) {
        const QString who =
            words::text(row.header->family.empty() ? row.header->sourceId : row.header->family);
        const QString day = row.header->start.ms == 0 ? QString{} : words::day(*row.header);
        visit = who.isEmpty() ? day : day.isEmpty() ? who : tr("%1 · %2").arg(who, day);
        if (visit.isEmpty()) visit = tr("unknown");
        if (!row.header->observer.empty()) observer = words::text(row.header->observer);
        codes = row.scheme == partnershipActivities().id ? tr("the four") : tr("its own");
        length = words::minutesBriefly(row.observed);
    }
    return {{QStringLiteral("file"), words::text(row.file)},
            {QStringLiteral("visit"), visit},
            {QStringLiteral("observer"), observer},
            {QStringLiteral("codes"), codes},
            {QStringLiteral("length"), length},
            {QStringLiteral("found"), found(row)},
            {QStringLiteral("strong"), row.state == ImportedRow::State::look}};
}

void Importing::fillRows()
{
    rows_.clear();
    // What needs a look stands first; otherwise in the order of the files.
    for (const auto state : {ImportedRow::State::look, ImportedRow::State::ready, ImportedRow::State::there})
        for (const ImportedRow& row : answer_.rows)
            if (row.state == state && (filter_ < 0 || static_cast<int>(state) == filter_))
                rows_ << shown(row);
}

void Importing::saveList()
{
    std::string text = csvLine({"file", "status", "visits", "finding"});
    for (const ImportedRow& row : answer_.rows) {
        const std::string status(name(row.status)), sessions = std::to_string(row.sessions);
        if (row.findings.empty()) text += csvLine({row.file, status, sessions, ""});
        for (const std::string& finding : row.findings)
            text += csvLine({row.file, status, sessions, finding});
    }
    const QString folder = Archive::isServer(research_.archive().toStdString())
                               ? QFileInfo(Research::usualArchive()).path()
                               : QFileInfo(research_.archive()).absolutePath();
    const std::filesystem::path target = std::filesystem::path(folder.toStdString()) / "files-brought-in.csv";
    const Status written = writeFileDurably(target, text, true);
    listSaved_ = written ? words::text(target.string()) : QString{};
    problem_ = written ? QString{} : words::problem(written.error());
    emit changed();
}

}  // namespace tessera
