// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/practice/stories.h"

#include "app/words/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <optional>

namespace tessera {
namespace {

constexpr qsizetype kMostFiles = 200;

class Told {
    Q_DECLARE_TR_FUNCTIONS(Practice)
};

// How well a language suits: less is better.
int distance(const std::string& language, const QLocale& locale)
{
    const QString one = words::text(language).toLower();
    // Not bcp47Name(), which drops the region where it is the usual one.
    const QString wanted = locale.name().replace(QLatin1Char('_'), QLatin1Char('-')).toLower();
    const QString speech = wanted.section(QLatin1Char('-'), 0, 0);
    if (one == wanted) return 0;
    if (one == speech) return 1;
    if (one.section(QLatin1Char('-'), 0, 0) == speech) return 2;
    return one.section(QLatin1Char('-'), 0, 0) == QLatin1String("en") ? 3 : 4;
}

Result<PracticeStory> readStory(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::io, Told::tr("it cannot be opened").toStdString(), {}};
    // One byte more than is allowed tells that there is too much.
    const QByteArray text = file.read(static_cast<qint64>(kLargestPracticeFile) + 1);
    return readPractice(text.toStdString(), partnershipActivities(), {});
}

void takeFrom(const QString& folder, bool own, const QLocale& locale, Stories& stories)
{
    const QDir dir(folder);
    QStringList names = dir.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name);
    if (names.size() > kMostFiles) {
        stories.leftOut << Told::tr("There are more than %1 files; the rest was left out.").arg(kMostFiles);
        names = names.mid(0, kMostFiles);
    }
    for (const QString& name : names) {
        auto story = readStory(dir.filePath(name));
        if (!story) {
            if (own)
                stories.leftOut << Told::tr("%1 was left out: %2").arg(name, words::text(story.error().what));
            continue;
        }
        const auto same = std::find_if(stories.all.begin(), stories.all.end(),
                                       [&](const Stories::One& one) { return one.story.id == story->id; });
        if (same == stories.all.end())
            stories.all.push_back({std::move(*story), own});
        else if ((own && !same->own) ||
                 distance(story->language, locale) < distance(same->story.language, locale))
            *same = {std::move(*story), own};
    }
}

}  // namespace

Stories findStories(const QString& ownFolder, const QLocale& locale)
{
    Stories stories;
    takeFrom(QStringLiteral(":/practice"), false, locale, stories);
    if (QDir(ownFolder).exists()) takeFrom(ownFolder, true, locale, stories);
    return stories;
}

}  // namespace tessera
