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

Written writeTidySet(const Leave& leave, const Source& source, const std::filesystem::path& folder,
                     const BundleChoice& choice, bool replace)
{
    BundleContent content;
    content.session = {source.session, source.scheme, source.entries, {}, {}};
    content = chosen(std::move(content), within(choice, leave.may()));
    const Source kept{source.scheme, source.session,
                      content.session.entries};  // which the journal looks into
    const auto journal = kept.journal();
    if (!journal) return journal.error();
    const std::filesystem::path target = folder / ("visit-" + source.session.text().substr(0, 8));
    std::error_code error;
    std::filesystem::create_directories(target, error);
    for (const TidyFile& file : tidySet({*journal}, {}))
        if (Status status = leave.write(target / file.name, file.content, replace); !status)
            return status.error();
    return target;
}

Written writePage(const Leave& leave, const Source& source, const ReportChoice& choice,
                  const std::filesystem::path& folder, const std::string& ending, bool replace)
{
    const auto journal = source.journal();
    if (!journal) return journal.error();
    const std::filesystem::path target = folder / ("visit-" + source.session.text().substr(0, 8) + ending);
    if (Status status = writeReport(leave, *journal, choice, target, replace); !status) return status.error();
    return target;
}

StoredSession storedOf(const Journal& journal)
{
    return {journal.session(), journal.fold().scheme(), journal.entries(), {}, {}};
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
    forSupervision_ = bars_ = withNotes_ = withReflections_ = withExactDate_ = grey_ = false;
    looked_ = false;
    look_.forget();
    askConsent();
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

void Exporter::beginForSupervision()
{
    begin();
    forSupervision_ = byInteraction_ = byTime_ = true;
    emit changed();
}

// What the family agreed to, by the device's clock.
void Exporter::askConsent()
{
    may_ = {};
    leave_.reset();
    refusal_.clear();
    const Journal* journal = review_.journal();
    if (!journal) return;
    const auto leave = Leave::ask(*journal, now());
    if (leave) {
        leave_ = *leave;
        may_ = leave->may();
    } else {
        refusal_ = words::problem(Error{leave.error().code, leave.error().what, {}});
    }
}

std::optional<UtcTime> Exporter::now() const
{
    return clock_ ? std::optional<UtcTime>(clock_->utc()) : std::nullopt;
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
    askConsent();
    result_.clear();
    problem_ = refusal_;
    if (!leave_) return emit stateChanged();
    if (std::exchange(forStudy_, false)) return emit studyAsked(words::text(journal->session().text()));
    busy_ = true;
    emit stateChanged();

    const std::filesystem::path folder = folder_.toStdString();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        finish(Error{Errc::io, "this folder cannot be made; choose another", folder.string()});
        return;
    }
    if (format_ == Bundle) {
        vault_.ask(
            [id = journal->session(), choice = tickedOfSession(), folder, replace, now = now()](
                Library& library) { return exportBundle(library, id, choice, folder, replace, {}, now); },
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
         ending, replace, table, whole = tickedOfSession(), leave = *leave_] {
            return table ? writeTidySet(leave, source, folder, whole, replace)
                         : writePage(leave, source, choice, folder, ending, replace);
        },
        [this, id = journal->session()](const Written& written) {
            if (written) vault_.note({AuditKind::exported, id, 0, {}});
            finish(written);
        });
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
        if (thing.ticked && may_.reflections)
            choice.reflections.push_back(written_[static_cast<std::size_t>(thing.id)]);
    choice.unit = std::chrono::seconds{review_.unitSeconds()};
    choice.grey = grey_;
    choice.notes = withNotes_ && may_.notes;
    choice.exactDate = withExactDate_ && may_.exactDate;
    choice.own = ownColours_;
    const BundleChoice seen = tickedOfSession();
    choice.withoutNotes.insert(seen.blankedEntries.begin(), seen.blankedEntries.end());
    std::erase_if(choice.reflections,
                  [&seen](const Reflection& one) { return seen.blankedPages.count(one.id) > 0; });
    return choice;
}

BundleChoice Exporter::tickedOfSession() const
{
    BundleChoice choice{withNotes_ && may_.notes, withExactDate_ && may_.exactDate};
    choice.reflections = withReflections_ && may_.reflections;
    return looked_ ? look_.within(std::move(choice)) : choice;
}

void Exporter::askToSave(bool replace)
{
    forStudy_ = false;
    beginLook(replace);
}

void Exporter::askForStudy()
{
    forStudy_ = true;
    beginLook(false);
}

void Exporter::beginLook(bool replace)
{
    const Journal* journal = review_.journal();
    if (busy_ || !journal) return;
    askConsent();
    looked_ = false;
    replaceAfterLook_ = replace;
    const BundleChoice choice = tickedOfSession();
    LastLook::Leaving leaving{storedOf(*journal), {}, false};
    if (whole() && (choice.notes || choice.reflections)) {
        // As it lies in the library, with what other devices wrote.
        vault_.ask(
            [id = journal->session(), choice](Library& library) -> Result<LastLook::Leaving> {
                auto stored = library.load(id);
                auto pages = Reflections(library).load(id);
                if (!stored) return stored.error();
                if (!pages) return pages.error();
                BundleContent content;
                content.session = std::move(*stored);
                content.pages = std::move(*pages);
                content = chosen(std::move(content), choice);
                return LastLook::Leaving{std::move(content.session), std::move(content.pages), true};
            },
            [this](const Result<LastLook::Leaving>& loaded) {
                if (loaded) return look(*loaded);
                finish(loaded.error());
            });
        return;
    }
    const ReportChoice page = ticked();
    const bool table = format_ == Csv && !forStudy_;
    for (Entry& entry : leaving.session.entries) {
        // A page has no issues of marks.
        const bool shows = entry.kind == EntryKind::note || entry.kind == EntryKind::reword ||
                           entry.kind == EntryKind::pause;
        const bool stays = whole() || !page.notes || (!table && !shows) ||
                           (!table && (page.withoutNotes.count(entry.number) > 0 ||
                                       page.withoutNotes.count(entry.target) > 0));
        if (stays && entry.kind != EntryKind::source && entry.kind != EntryKind::consent) entry.text.clear();
    }
    if (!whole() && !table) leaving.pages.reflections = page.reflections;
    look(leaving);
}

void Exporter::look(const LastLook::Leaving& leaving)
{
    if (!look_.begin(leaving)) save(replaceAfterLook_);
}

void Exporter::handOver()
{
    if (!look_.isOpen()) return;
    looked_ = true;
    look_.close();
    save(replaceAfterLook_);
}

void Exporter::leaveLook()
{
    forStudy_ = false;
    look_.close();
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
