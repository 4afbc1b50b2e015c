// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reference/reference.h"

#include "app/review/review_grid.h"
#include "app/words/words.h"
#include "sync/formats/script.h"

#include <QFile>
#include <QStandardPaths>
#include <QVariantMap>

#include <algorithm>
#include <optional>

namespace tessera {

namespace {

std::string shipped(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

// A made-up visit that came with the product.
std::optional<Timeline> madeUpVisit(const std::string& name, const Scheme& scheme)
{
    const std::string text =
        shipped(QStringLiteral(":/illustrative/%1.csv").arg(QString::fromStdString(name)));
    const auto script = readScript(text, scheme, name);
    if (!script) return std::nullopt;
    Header header;
    header.kind = SessionKind::illustrative;
    header.consent = Consent::all;
    header.scheme = scheme.id;
    const auto journal = journalFromScript(*script, header, Uuid{}, scheme, name);
    if (!journal) return std::nullopt;
    return journal->fold().timeline();
}

}  // namespace

Reference::Reference(QObject* parent) : QObject(parent), scheme_(partnershipActivities())
{
    //: The code of the language that these words are in: "en", "de", "pt-BR"
    language_ = tr("en");
    auto book = readReferenceBook(shipped(QStringLiteral(":/reference/book.json")), "book.json",
                                  language_.toStdString());
    if (book) book_ = std::move(*book);
    folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

Reference::~Reference() = default;

const ReferenceBook::Activity* Reference::wordsOf(const Code& code) const
{
    const auto found = std::find_if(book_.activities.begin(), book_.activities.end(),
                                    [&code](const auto& activity) { return activity.code == code.id; });
    return found == book_.activities.end() ? nullptr : &*found;
}

QVariantList Reference::activities() const
{
    QVariantList list;
    for (const CodeIndex index : scheme_.states()) {
        const Code& code = scheme_.code(index);
        const ReferenceBook::Activity* const said = wordsOf(code);
        if (!said) continue;
        list.append(QVariantMap{{QStringLiteral("index"), index},
                                {QStringLiteral("label"), words::text(code.label)},
                                {QStringLiteral("shortLabel"), words::text(code.shortLabel)},
                                {QStringLiteral("letter"), words::text(code.letter)},
                                {QStringLiteral("mark"), static_cast<int>(code.mark)},
                                {QStringLiteral("light"), words::text(code.light.text())},
                                {QStringLiteral("dark"), words::text(code.dark.text())},
                                {QStringLiteral("phrase"), words::text(code.phrase)},
                                {QStringLiteral("purpose"), words::text(said->purpose)},
                                {QStringLiteral("looks"), words::text(said->looks)},
                                {QStringLiteral("helper"), words::text(said->helper)},
                                {QStringLiteral("parent"), words::text(said->parent)},
                                {QStringLiteral("expertise"), words::text(said->expertise)},
                                {QStringLiteral("plain"), words::text(said->plain)},
                                {QStringLiteral("draw"), words::text(said->draw)}});
    }
    return list;
}

QVariantList Reference::pictures() const
{
    QVariantList list;
    for (std::size_t i = 0; i < grids_.size() && i < book_.pictures.size(); ++i)
        list.append(QVariantMap{{QStringLiteral("title"), words::text(book_.pictures[i].title)},
                                {QStringLiteral("words"), words::text(book_.pictures[i].words)},
                                {QStringLiteral("kind"), words::kind(SessionKind::illustrative)},
                                {QStringLiteral("caption"), words::caption(Millis{0})},
                                {QStringLiteral("grid"), QVariant::fromValue<QObject*>(grids_[i].get())}});
    return list;
}

QString Reference::picturesHint() const
{
    return words::text(book_.picturesHint);
}

QString Reference::familyTitle() const
{
    return words::text(book_.familyTitle);
}

QString Reference::familyHint() const
{
    return words::text(book_.familyHint);
}

QString Reference::familyClosing() const
{
    return words::text(book_.familyClosing);
}

void Reference::choose(int activity)
{
    if (activity == chosen_ || activity < 0 || activity >= static_cast<int>(book_.activities.size())) return;
    chosen_ = activity;
    emit chosenChanged();
}

void Reference::begin(int code)
{
    result_.clear();
    problem_.clear();
    emit saved();
    choose(code >= 0 && code < static_cast<int>(book_.activities.size()) ? code : 0);
}

bool Reference::explains(const QVariantList& key) const
{
    const std::vector<CodeIndex> states = scheme_.states();
    if (key.isEmpty()) return false;
    return std::all_of(key.begin(), key.end(), [&](const QVariant& entry) {
        const QString label = entry.toMap().value(QStringLiteral("label")).toString();
        return std::any_of(states.begin(), states.end(),
                           [&](CodeIndex index) { return words::text(scheme_.code(index).label) == label; });
    });
}

void Reference::showPictures()
{
    if (!grids_.empty()) return;
    for (const ReferenceBook::Picture& picture : book_.pictures) {
        auto grid = std::make_unique<ReviewGrid>();
        if (auto timeline = madeUpVisit(picture.visit, scheme_))
            grid->show(std::move(*timeline), &scheme_, Millis{0});
        grids_.push_back(std::move(grid));
    }
    emit picturesChanged();
}

FamilySheet Reference::familySheet() const
{
    FamilySheet sheet;
    sheet.title = familyTitle();
    sheet.hint = familyHint();
    sheet.closing = familyClosing();
    sheet.language = language_;
    for (const CodeIndex index : scheme_.states()) {
        const Code& code = scheme_.code(index);
        if (const ReferenceBook::Activity* const said = wordsOf(code))
            sheet.parts.push_back({index, tr("“%1”").arg(words::text(code.phrase)), words::text(said->plain),
                                   words::text(said->draw)});
    }
    return sheet;
}

void Reference::saveFamilySheet(bool grey, bool replace)
{
    Look look;
    look.grey = grey;
    look.own = ownColours_;
    const std::filesystem::path folder = folder_.toStdString();
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    //: Name of a file, without its ending
    const std::filesystem::path target = folder / (tr("what-we-do-together").toStdString() + ".pdf");
    const Status done =
        failed ? Status{Error{Errc::io, "this folder cannot be made; choose another", folder.string()}}
               : writeFamilySheet(familySheet(), scheme_, look, target, replace);
    result_ = done ? words::text(target.string()) : QString{};
    problem_ = done ? QString{} : words::problem(done.error());
    emit saved();
}

}  // namespace tessera
