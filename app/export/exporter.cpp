// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/exporter.h"

#include "app/render/report.h"
#include "app/review/review.h"
#include "app/visits/vault.h"
#include "app/words/words.h"
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
    content = chosen(std::move(content), BundleChoice{withNotes, exactDate});
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
    withNotes_ = withExactDate_ = grey_ = false;
    if (folder_.isEmpty()) folder_ = words::text(usualFolder().string());
    result_.clear();
    problem_.clear();
    preview_.clear();
    emit changed();
    emit stateChanged();
    emit previewChanged();
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
        const BundleChoice choice{withNotes_, withExactDate_};
        vault_.ask([id = journal->session(), choice, folder,
                    replace](Library& library) { return exportBundle(library, id, choice, folder, replace); },
                   [this](const Written& written) { finish(written); });
        return;
    }
    ReportChoice choice = ticked();
    choice.format = format_ == Png   ? ReportFormat::png
                    : format_ == Svg ? ReportFormat::svg
                                     : ReportFormat::pdf;
    const std::string ending = format_ == Png ? ".png" : format_ == Svg ? ".svg" : ".pdf";
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
    choice.byTime = review_.byTime();
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
