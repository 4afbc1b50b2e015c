// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <memory>
#include <string>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr const char* kNote = "MARKER-shoes-in-the-hall";
constexpr const char* kFamily = "MARKERFAMILY01";
constexpr const char* kObserver = "MARKEROBS01";
constexpr const char* kStudy = "MARKER-study-of-homes";
constexpr std::int64_t kStart = 1'772'445'612'345;
constexpr std::int64_t kOnset = 8'765'431;

// Every spelling in which a text may lie in a file.
void addText(QByteArrayList& needles, const char* text)
{
    needles << QByteArray(text);
    QStringEncoder little(QStringEncoder::Utf16LE), big(QStringEncoder::Utf16BE);
    const QByteArray littleBytes = little.encode(QString::fromUtf8(text));
    const QByteArray bigBytes = big.encode(QString::fromUtf8(text));
    needles << littleBytes << bigBytes;
}

template <class Number>
void addNumber(QByteArrayList& needles, Number number)
{
    QByteArray bytes(sizeof number, '\0');
    qToLittleEndian(number, bytes.data());
    needles << bytes;
    qToBigEndian(number, bytes.data());
    needles << bytes;
}

// As the payload spells numbers before they are sealed.
void addVarint(QByteArrayList& needles, std::uint64_t number)
{
    QByteArray bytes;
    for (; number >= 0x80; number >>= 7) bytes.append(static_cast<char>((number & 0x7F) | 0x80));
    bytes.append(static_cast<char>(number));
    needles << bytes;
}

// Long enough, every one, that random bytes do not hold it by chance.
QByteArrayList needles()
{
    QByteArrayList found;
    for (const char* const text : {kNote, kFamily, kObserver, kStudy, "earning-acceptance", "joint-action",
                                   "1772445612", "2026-03-02", "correct horse"})
        addText(found, text);
    addNumber(found, kStart);
    addNumber(found, kStart / 1'000);
    addNumber(found, static_cast<double>(kStart));
    addNumber(found, kOnset);
    addVarint(found, static_cast<std::uint64_t>(kStart));
    addVarint(found, static_cast<std::uint64_t>(kStart) * 2);
    return found;
}

Journal markedVisit()
{
    Header content = header(kFamily);
    content.observer = kObserver;
    content.study = kStudy;
    content.start.ms = kStart;
    return journalOf({headerEntry(content), activity(0, 0), note(3'000, kNote), marker(5'000, 4),
                      activity(kOnset, 2), simple(EntryKind::end, 9'000'000)});
}

}  // namespace

class TstSealedAtRest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

    // What of the needles lies readable in any file of the folder.
    [[nodiscard]] QByteArrayList readable(const QByteArrayList& what) const
    {
        QByteArrayList found;
        const QDir folder(QString::fromStdString(options_.folder.string()));
        for (const QFileInfo& info : folder.entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly)) qFatal("a file cannot be read");
            const QByteArray bytes = file.readAll();
            for (const QByteArray& needle : what)
                if (bytes.contains(needle)) found << info.fileName().toUtf8() + ": " + needle.toHex();
        }
        return found;
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.passphrase = "correct horse";
        options_.cheapKdf = true;
    }

    void theSearchFindsWhatIsReadable()
    {
        QDir().mkpath(QString::fromStdString(options_.folder.string()));
        QFile file(QString::fromStdString((options_.folder / "plain.txt").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kNote);
        file.close();
        QCOMPARE(readable(needles()).size(), 1);
    }

    void nothingOfAVisitIsReadableInAnyFile()
    {
        const Journal journal = markedVisit();
        {
            auto library = std::move(*Library::open(options_));
            QVERIFY(library->createSession(journal.session(), partnershipActivities()).ok());
            for (const Entry& entry : journal.entries())
                QVERIFY(library->append(journal.session(), {entry}).ok());
            QVERIFY(library->setSecret("last-family", kFamily).ok());
            QCOMPARE(library->summaries()->size(), std::size_t{1});
            StoredSession forked = *library->load(journal.session());
            forked.entries[2].text = std::string(kNote) + " another";
            QVERIFY(library->merge(forked).ok());
            // With everything still in the WAL, then in the file, then closed.
            QCOMPARE(readable(needles()), QByteArrayList{});
            QVERIFY(library->checkpoint().ok());
            QVERIFY(library->backup(options_.folder / "copy.db").ok());
            QCOMPARE(readable(needles()), QByteArrayList{});
        }
        QCOMPARE(readable(needles()), QByteArrayList{});
    }

    void anOpenLibraryIsSealedUnderAKeyThatLiesInItsFile()
    {
        options_.passphrase.reset();
        const Journal journal = markedVisit();
        auto library = std::move(*Library::open(options_));
        QVERIFY(library->createSession(journal.session(), partnershipActivities()).ok());
        QVERIFY(library->append(journal.session(), journal.entries()).ok());
        QCOMPARE(readable(needles()), QByteArrayList{});
    }

    void protectingTakesTheOpenKeyOffTheDisk()
    {
        options_.passphrase.reset();
        const Journal journal = markedVisit();
        auto library = std::move(*Library::open(options_));
        QVERIFY(library->createSession(journal.session(), partnershipActivities()).ok());
        QVERIFY(library->append(journal.session(), journal.entries()).ok());
        QVERIFY(library->checkpoint().ok());

        // The open key follows the word "key" and a zero byte in its row.
        QByteArray key;
        QFile file(QString::fromStdString((options_.folder / "library.db").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        file.close();
        const auto row = bytes.lastIndexOf(QByteArray("key\0", 4));
        QVERIFY(row > 0);
        key = bytes.mid(row + 4, 32);
        QVERIFY(!readable({key}).isEmpty());

        QVERIFY(library->protect("correct horse").ok());
        QCOMPARE(readable({key}), QByteArrayList{});
        // Not even a part of it.
        QCOMPARE(readable({key.left(8), key.mid(8, 8), key.mid(16, 8), key.right(8)}), QByteArrayList{});
        library.reset();
        QCOMPARE(readable({key}), QByteArrayList{});
    }

    void ofADiscardedVisitNotEvenTheSealedBytesAreLeft()
    {
        const Journal journal = markedVisit();
        auto library = std::move(*Library::open(options_));
        QVERIFY(library->createSession(journal.session(), partnershipActivities()).ok());
        QVERIFY(library->append(journal.session(), journal.entries()).ok());
        QVERIFY(library->checkpoint().ok());
        const auto& raw = journal.session().bytes;
        const QByteArray id(reinterpret_cast<const char*>(raw.data()), static_cast<qsizetype>(raw.size()));
        QVERIFY(!readable({id}).isEmpty());
        QVERIFY(library->discard(journal.session()).ok());
        QByteArrayList all = needles();
        all.push_back(id);
        QCOMPARE(readable(all), QByteArrayList{});
        library.reset();
        QCOMPARE(readable(all), QByteArrayList{});
    }

    void sizesTellLittle()
    {
        // A short word and a longer one take the same room.
        const auto sizeWith = [this](const char* name, const std::string& text) {
            LibraryOptions options = options_;
            options.folder = folder_->filePath(name).toStdString();
            const Journal journal = journalOf({activity(0, 0), note(1'000, text)});
            auto library = std::move(*Library::open(options));
            if (!library->createSession(journal.session(), partnershipActivities()).ok() ||
                !library->append(journal.session(), journal.entries()).ok())
                qFatal("a journal could not be stored");
            library.reset();
            return QFileInfo(QString::fromStdString((options.folder / "library.db").string())).size();
        };
        QCOMPARE(sizeWith("short", std::string(1'100, 'a')), sizeWith("long", std::string(1'900, 'a')));
    }
};

QTEST_GUILESS_MAIN(TstSealedAtRest)
#include "tst_sealed_at_rest.moc"
