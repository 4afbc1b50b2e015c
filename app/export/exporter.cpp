// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/exporter.h"

#include "app/render/report.h"
#include "app/review/review.h"
#include "app/visits/vault.h"
#include "app/words/words.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/exchange.h"
#include "sync/formats/tables/tidy_csv.h"

#include <QMetaObject>
#include <QStandardPaths>

#include <utility>
#include <vector>

namespace tessera {

namespace {

// What the work thread needs of a journal: it holds its own scheme, so the page may close meanwhile.
struct Source {
    Scheme scheme;
    Uuid session;
    std::vector<Entry> entries;

    [[nodiscard]] Result<Journal> journal() const
    {
        Journal copy(session, scheme);
        for (const Entry& entry : entries)
            if (Status status = copy.restore(entry); !status) return status.error();
        return copy;
    }
};

using Written = Result<std::filesystem::path>;

Written writeTidySet(const Source& source, const std::filesystem::path& folder, bool withNotes,
                     bool exactDate, bool replace)
{
    BundleContent content;
    content.session = {source.session, source.scheme, source.entries, {}, {}};
    BundleChoice choice;
    choice.notes = withNotes;
    choice.exactDate = exactDate;
    content = chosen(std::move(content), choice);
    const auto journal = Source{source.scheme, source.session, content.session.entries}.journal();
    if (!journal) return journal.error();
    const std::filesystem::path target = folder / ("visit-" + source.session.text().substr(0, 8));
    std::error_code error;
    std::filesystem::create_directories(target, error);
    for (const TidyFile& file : tidySet({*journal}, {}))
        if (Status status = writeFileDurably(target / file.name, file.content, replace); !status)
            return status.error();
    return target;
}

Written writePage(const Source& source, const ReportChoice& choice, const std::filesystem::path& folder,
                  const std::string& ending, bool replace)
{
    const auto journal = source.journal();
    if (!journal) return journal.error();
    const std::filesystem::path target = folder / ("visit-" + source.session.text().substr(0, 8) + ending);
    if (Status status = writeReport(*journal, choice, target, replace); !status) return status.error();
    return target;
}

std::filesystem::path usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation).toStdString();
}

}  // namespace

Exporter::Exporter(Vault& vault, Review& review, QObject* parent)
    : QObject(parent), vault_(vault), review_(review)
{
}

Exporter::~Exporter()
{
    if (worker_.joinable()) worker_.join();
}

void Exporter::begin()
{
    format_ = Pdf;
    byInteraction_ = !review_.byTime();
    byTime_ = review_.byTime();
    ribbon_ = true;
    bars_ = withNotes_ = withReflections_ = withExactDate_ = grey_ = false;
    offerWords();
    if (folder_.isEmpty()) folder_ = words::text(usualFolder().string());
    result_.clear();
    problem_.clear();
    preview_.clear();
    emit changed();
    emit folderChanged();
    emit stateChanged();
    emit previewChanged();
}

// Sentences and notes are ticked at first, though without `withNotes` no note goes in; reflections are
// private.
void Exporter::offerWords()
{
    std::vector<Ticks::Thing> sentences, notes;
    written_.clear();
    reflections_.show({});
    if (const Journal* journal = review_.journal()) {
        for (const QString& sentence : reportSentences(*journal))
            sentences.push_back({sentences.size(), sentence, true});
        for (const Note& note : journal->fold().timeline().notes)
            if (!note.text.empty()) notes.push_back({note.entry, words::text(note.text), true});
        vault_.ask([id = journal->session()](Library& library) { return Reflections(library).load(id); },
                   [this, id = journal->session()](Result<OwnPages> pages) {
                       const Journal* now = review_.journal();
                       if (!pages || !now || now->session() != id) return;
                       written_ = std::move(pages->reflections);
                       std::vector<Ticks::Thing> things;
                       for (const Reflection& one : written_)
                           things.push_back({things.size(),
                                             words::text(one.text.empty() ? one.question : one.text), false});
                       reflections_.show(std::move(things));
                       emit wordsChanged();
                   });
    }
    sentences_.show(std::move(sentences));
    notes_.show(std::move(notes));
    emit wordsChanged();
}

void Exporter::tickSentence(int place, bool ticked)
{
    if (sentences_.tick(place, ticked)) emit wordsChanged();
}

void Exporter::tickNote(int place, bool ticked)
{
    if (notes_.tick(place, ticked)) emit wordsChanged();
}

void Exporter::tickReflection(int place, bool ticked)
{
    if (reflections_.tick(place, ticked)) emit wordsChanged();
}

void Exporter::finish(const Written& written)
{
    busy_ = false;
    result_ = written ? words::text(written->string()) : QString{};
    problem_ = written ? QString{} : words::problem(written.error());
    emit stateChanged();
}

void Exporter::save(bool replace)
{
    const Journal* journal = review_.journal();
    if (busy_ || !journal) return;
    busy_ = true;
    result_.clear();
    problem_.clear();
    emit stateChanged();

    const std::filesystem::path folder = folder_.toStdString();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        finish(Error{Errc::io, "this folder cannot be made; choose another", folder.string()});
        return;
    }
    if (format_ == Bundle) {
        BundleChoice choice{withNotes_, withExactDate_};
        choice.reflections = withReflections_;
        vault_.ask([id = journal->session(), choice, folder,
                    replace](Library& library) { return exportBundle(library, id, choice, folder, replace); },
                   [this](const Written& written) { finish(written); });
        return;
    }
    ReportChoice choice = ticked();
    choice.format = format_ == Png    ? ReportFormat::png
                    : format_ == Svg  ? ReportFormat::svg
                    : format_ == Html ? ReportFormat::html
                                      : ReportFormat::pdf;
    const std::string ending = format_ == Png    ? ".png"
                               : format_ == Svg  ? ".svg"
                               : format_ == Html ? ".html"
                                                 : ".pdf";
    const bool table = format_ == Csv;
    work(
        [source = Source{journal->fold().scheme(), journal->session(), journal->entries()}, choice, folder,
         ending, replace, table] {
            return table ? writeTidySet(source, folder, choice.notes, choice.exactDate, replace)
                         : writePage(source, choice, folder, ending, replace);
        },
        [this](const Written& written) { finish(written); });
}

// What is ticked, for the picture as it is looked at.
ReportChoice Exporter::ticked() const
{
    ReportChoice choice;
    choice.byTime = byTime_ && !byInteraction_;
    choice.squares = byTime_ || byInteraction_;
    choice.otherSquares = byTime_ && byInteraction_;
    choice.ribbon = ribbon_;
    choice.bars = bars_;
    choice.withoutSentences = sentences_.without<std::size_t>();
    choice.withoutNotes = notes_.without<std::uint32_t>();
    for (const Ticks::Thing& thing : reflections_.all())
        if (thing.ticked) choice.reflections.push_back(written_[static_cast<std::size_t>(thing.id)]);
    choice.unit = std::chrono::seconds{review_.unitSeconds()};
    choice.grey = grey_;
    choice.notes = withNotes_;
    choice.exactDate = withExactDate_;
    choice.own = ownColours_;
    return choice;
}

void Exporter::renderPreview()
{
    const Journal* journal = review_.journal();
    if (!journal || busy_) return;
    ReportChoice choice = ticked();
    choice.format = ReportFormat::png;
    const auto page = reportPicture(*journal, choice);
    preview_ = page.isEmpty()
                   ? QString{}
                   : QStringLiteral("data:image/png;base64,") + QString::fromLatin1(page.toBase64());
    emit previewChanged();
}

// One piece of work at a time, aside from the screen; its answer comes back on the screen's thread.
void Exporter::work(std::function<Written()> task, std::function<void(const Written&)> then)
{
    if (worker_.joinable()) worker_.join();
    worker_ = std::thread([this, task = std::move(task), then = std::move(then)] {
        auto written = std::make_shared<Written>(task());
        QMetaObject::invokeMethod(
            this, [written, then] { then(*written); }, Qt::QueuedConnection);
    });
}

}  // namespace tessera
