// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include <functional>

namespace {

struct Said {
    QString file, text;
};

QString root()
{
    return QStringLiteral(TESSERA_SOURCE_DIR "/");
}

QString contentOf(const QString& file)
{
    QFile opened(root() + file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString{};
}

QStringList filesIn(const QString& folder, const QStringList& endings)
{
    QStringList files;
    QDirIterator every(root() + folder, endings, QDir::Files, QDirIterator::Subdirectories);
    while (every.hasNext()) files << every.next().mid(root().size());
    files.sort();
    return files;
}

// The texts of tr(), translate() and qsTr(), pieces of one text put together.
QStringList translatedIn(const QString& source)
{
    static const QRegularExpression call(
        R"re((?:\btr|\bqsTr|QT_TR_NOOP)\(\s*((?:"(?:[^"\\]|\\.)*"\s*\+?\s*)+)|)re"
        R"re(translate\(\s*"[^"]*"\s*,\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
    static const QRegularExpression piece(R"re("((?:[^"\\]|\\.)*)")re");
    QStringList texts;
    for (auto calls = call.globalMatch(source); calls.hasNext();) {
        const auto found = calls.next();
        QString text;
        for (auto pieces = piece.globalMatch(found.captured(1) + found.captured(2)); pieces.hasNext();)
            text += pieces.next().captured(1);
        texts << text;
    }
    return texts;
}

QStringList stringsOf(const QString& json)
{
    QStringList texts;
    const std::function<void(const nlohmann::json&)> walk = [&](const nlohmann::json& value) {
        if (value.is_string()) texts << QString::fromStdString(value.get<std::string>());
        if (value.is_structured())
            for (const auto& one : value) walk(one);
    };
    walk(nlohmann::json::parse(json.toStdString()));
    return texts;
}

// Sources, translations and finished forms, in every language.
QStringList translationsIn(const QString& ts)
{
    QStringList texts;
    QXmlStreamReader reader(ts);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const auto name = reader.name();
        if (name == QLatin1String("source") || name == QLatin1String("numerusform"))
            texts << reader.readElementText();
        else if (name == QLatin1String("translation"))
            texts << reader.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    return texts;
}

QList<Said> everything()
{
    QList<Said> all;
    for (const QString& file : filesIn("app", {"*.cpp", "*.h"}) + filesIn("qml", {"*.qml"}))
        for (const QString& text : translatedIn(contentOf(file))) all << Said{file, text};
    for (const QString& file : filesIn("app", {"*.ts"}))
        for (const QString& text : translationsIn(contentOf(file))) all << Said{file, text};
    for (const QString& file : filesIn("app/data", {"*.json"}))
        for (const QString& text : stringsOf(contentOf(file))) all << Said{file, text};
    for (const QString& file : filesIn("app/data", {"*.csv", "*.txt", "*.html"}))
        for (const QString& line : contentOf(file).split('\n')) all << Said{file, line};
    return all;
}

// What is said about a visit, or asked of who thinks about one.
bool isAboutAVisit(const QString& file)
{
    static const QRegularExpression places(QStringLiteral(
        "^(app/words/finding_words|app/review/|app/reflect/|app/render/paper/|app/render/spoken/|"
        "app/data/prompts/|app/data/illustrative/|qml/reflect/|qml/Review)"));
    return places.match(file).hasMatch();
}

QStringList findings(const QRegularExpression& banned, const std::function<bool(const QString&)>& where)
{
    QStringList found;
    for (const Said& said : everything())
        if (where(said.file) && banned.match(said.text).hasMatch()) found << said.file + ": " + said.text;
    return found;
}

const QString kJudging = QStringLiteral(
    "scores?|scored|scoring|ratings?|rated|ranks?|ranked|ranking|grades?|graded|medals?|ideal|ideally|"
    "benchmarks?");

QRegularExpression wordsOf(const QString& list)
{
    return QRegularExpression(QStringLiteral("\\b(%1)\\b").arg(list),
                              QRegularExpression::CaseInsensitiveOption);
}

}  // namespace

// The product's two lists of words: what judges stands nowhere, and about a visit nothing that weighs.
class TestSaidWords : public QObject {
    Q_OBJECT

private slots:
    void everyTextIsFound()
    {
        const QList<Said> all = everything();
        QVERIFY2(all.size() > 900, qPrintable(QString::number(all.size())));
        const auto says = [&all](const QString& file, const QString& text) {
            return std::any_of(all.begin(), all.end(),
                               [&](const Said& said) { return said.file == file && said.text == text; });
        };
        QVERIFY(says("app/words/finding_words.cpp", "The focus moved %n time(s)."));
        QVERIFY(says("qml/reflect/CardAnswer.qml", "What got in the way?"));
        QVERIFY(
            says("app/data/prompts/steps.json", "What was strained, who named it, and what did I do first?"));
        QVERIFY(
            std::any_of(all.begin(), all.end(), [](const Said& said) { return said.file.endsWith(".ts"); }));
    }

    void aBannedWordIsSeen_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("banned");
        QTest::newRow("in C++") << R"(return tr("Your score");)" << true;
        QTest::newRow("over two lines") << "tr(\"This was \"\n   \"ideal\")" << true;
        QTest::newRow("in QML") << R"(text: qsTr("A higher Rank"))" << true;
        QTest::newRow("in a word") << R"(qsTr("Rearranged underscores"))" << false;
        QTest::newRow("not said") << R"(int score = 3; // "rating")" << false;
    }
    void aBannedWordIsSeen()
    {
        QFETCH(QString, source);
        QFETCH(bool, banned);
        QCOMPARE(wordsOf(kJudging).match(translatedIn(source).join('\n')).hasMatch(), banned);
    }

    void noTextJudges()
    {
        const QStringList found = findings(wordsOf(kJudging), [](const QString&) { return true; });
        QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
    }

    void noSentenceAboutAVisitWeighs()
    {
        const auto banned =
            wordsOf(kJudging + QStringLiteral("|targets?|performances?|success rates?|too much|too "
                                              "little|only|lack|lacks|lacked|missed|fail|fails|failed|"
                                              "dominated|dominates|average|averages"));
        const QStringList found = findings(banned, isAboutAVisit);
        QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestSaidWords)
#include "tst_said_words.moc"
