// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/shelf.h"

#include "app/words/words.h"
#include "core/base/ids.h"
#include "core/store/library.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

constexpr const char* kFirst = "first";
constexpr qsizetype kLongestLabel = 40;

QString listFile(const std::filesystem::path& root)
{
    return words::text((root / "libraries.ini").string());
}

}  // namespace

Shelf::Shelf(std::filesystem::path root, QObject* parent)
    : QAbstractListModel(parent), root_(std::move(root)), current_(QString::fromLatin1(kFirst))
{
    load();
}

// The first library is there without being written down; the list is made when there is a second one.
void Shelf::load()
{
    QSettings file(listFile(root_), QSettings::IniFormat);
    const int count = file.beginReadArray(QStringLiteral("libraries"));
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        const Book book{file.value(QStringLiteral("key")).toString(),
                        file.value(QStringLiteral("label")).toString(),
                        file.value(QStringLiteral("hidden")).toBool()};
        const bool known = book.key == QLatin1String(kFirst) || Uuid::parse(book.key.toStdString());
        if (known) (book.hidden ? hidden_ : books_).push_back(book);
    }
    file.endArray();
    if (books_.empty()) books_.push_back({QString::fromLatin1(kFirst), {}, false});
}

void Shelf::save() const
{
    QSettings file(listFile(root_), QSettings::IniFormat);
    file.beginWriteArray(QStringLiteral("libraries"), static_cast<int>(books_.size() + hidden_.size()));
    int at = 0;
    for (const auto* list : {&books_, &hidden_})
        for (const Book& book : *list) {
            file.setArrayIndex(at++);
            file.setValue(QStringLiteral("key"), book.key);
            file.setValue(QStringLiteral("label"), book.label);
            file.setValue(QStringLiteral("hidden"), book.hidden);
        }
    file.endArray();
}

std::filesystem::path Shelf::folderOf(const QString& key) const
{
    return key == QLatin1String(kFirst) ? root_ : root_ / "libraries" / key.toStdString();
}

std::filesystem::path Shelf::folderAt(int row) const
{
    return folderOf(books_[static_cast<std::size_t>(std::clamp(row, 0, count() - 1))].key);
}

std::filesystem::path Shelf::freshFolder() const
{
    return folderOf(words::text(randomUuid().text()));
}

void Shelf::setCurrent(const std::filesystem::path& folder)
{
    for (const Book& book : books_)
        if (folderOf(book.key) == folder) current_ = book.key;
    beginResetModel();
    endResetModel();
    emit changed();
}

int Shelf::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> Shelf::roleNames() const
{
    return {{LabelRole, "label"}, {KeyRole, "key"}, {CurrentRole, "isCurrent"}};
}

QVariant Shelf::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Book& book = books_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case LabelRole:
            return labelled(book.label);
        case KeyRole:
            return book.key;
        case CurrentRole:
            return book.key == current_;
        default:
            return {};
    }
}

QString Shelf::labelled(const QString& label) const
{
    return label.isEmpty() ? tr("The first library") : label;
}

QString Shelf::current() const
{
    for (const Book& book : books_)
        if (book.key == current_) return labelled(book.label);
    return {};
}

QString Shelf::adopt(const std::filesystem::path& folder, const QString& label, bool instead)
{
    const QString key = words::text(folder.filename().string());
    beginResetModel();
    if (instead)
        if (const auto open = std::find_if(books_.begin(), books_.end(),
                                           [this](const Book& book) { return book.key == current_; });
            open != books_.end()) {
            open->hidden = true;
            hidden_.push_back(*open);
            books_.erase(open);
        }
    books_.push_back({key, label.simplified().left(kLongestLabel), false});
    endResetModel();
    save();
    emit changed();
    return key;
}

void Shelf::create(const QString& label, const QString& passphrase)
{
    if (busy_ || passphrase.isEmpty()) return;
    busy_ = true;
    problem_.clear();
    message_.clear();
    emit changed();
    const std::filesystem::path folder = freshFolder();
    worker_.run(
        this,
        [folder, secret = passphrase.toStdString()](const Aside::Stop&) -> Status {
            LibraryOptions options;
            options.folder = folder;
            options.passphrase = secret;
            const auto made = Library::open(options);
            return made ? Status{} : Status{made.error()};
        },
        [this, folder, label](const Status& status) {
            busy_ = false;
            if (!status) {
                problem_ = words::problem(status.error());
                emit changed();
                return;
            }
            const QString key = adopt(folder, label, false);
            message_ = tr("The library “%1” is made. It opens with its own passphrase.")
                           .arg(labelled(books_.back().label));
            emit changed();
            emit created(key);
        });
}

void Shelf::rename(const QString& label)
{
    for (Book& book : books_)
        if (book.key == current_) book.label = label.simplified().left(kLongestLabel);
    save();
    emit dataChanged(index(0), index(count() - 1));
    emit changed();
}

void Shelf::choose(const QString& key)
{
    const bool known =
        std::any_of(books_.begin(), books_.end(), [&key](const Book& book) { return book.key == key; });
    if (known) emit chosen(key);
}

void Shelf::leave()
{
    emit left();
}

}  // namespace tessera
