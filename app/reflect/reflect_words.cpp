// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What the page to reflect says.
#include "app/reflect/reflect.h"

#include "app/review/review.h"
#include "app/words/words.h"

#include <QVariantMap>

namespace tessera {

namespace {

// Place of the activity in the scheme; -1 where `code` is none.
int activityOf(const std::string& code)
{
    const auto index = partnershipActivities().find(code);
    return index && partnershipActivities().isState(*index) ? int{*index} : -1;
}

QVariantMap choice(const std::string& title, const std::string& hint, const std::string& code)
{
    return {{QStringLiteral("title"), words::text(title)},
            {QStringLiteral("hint"), words::text(hint)},
            {QStringLiteral("code"), activityOf(code)}};
}

}  // namespace

QString Reflect::title() const
{
    return session_.isNil() ? QString{} : review_.title();
}

GridSource* Reflect::grid() const
{
    return review_.grid();
}

QVariantList Reflect::sets() const
{
    QVariantList list;
    for (const PromptSet& set : shelf_.sets()) list.append(choice(set.title, set.hint, {}));
    list.append(QVariantMap{{QStringLiteral("title"), tr("My own question")},
                            {QStringLiteral("hint"), QString{}},
                            {QStringLiteral("code"), -1}});
    return list;
}

QVariantList Reflect::topics() const
{
    QVariantList list;
    if (static_cast<std::size_t>(set_) >= shelf_.sets().size()) return list;
    for (const PromptTopic& topic : shelf_.sets()[static_cast<std::size_t>(set_)].topics)
        list.append(choice(topic.title, {}, topic.code));
    return list;
}

QString Reflect::hint() const
{
    return static_cast<std::size_t>(set_) < shelf_.sets().size()
               ? words::text(shelf_.sets()[static_cast<std::size_t>(set_)].hint)
               : QString{};
}

bool Reflect::own() const
{
    return reopened_ ? reopened_->id.empty() : static_cast<std::size_t>(set_) >= shelf_.sets().size();
}

QString Reflect::about() const
{
    if (own()) return {};
    if (reopened_) return tr("A page from before");
    const PromptTopic* const topic = chosenTopic();
    // Where there are several, the chosen one says it.
    return topic && topics().size() < 2 ? words::text(topic->title) : QString{};
}

QString Reflect::prompt() const
{
    if (own()) return {};
    if (reopened_) {
        // As it is said today, in today's language; else as it was asked then.
        const std::string now = shelf_.textOf(reopened_->id);
        return words::text(now.empty() ? reopened_->text : now);
    }
    return turn_.current() ? words::text(turn_.current()->text) : QString{};
}

QString Reflect::question() const
{
    return own() ? words::text(open_.question) : QString{};
}

QString Reflect::text() const
{
    return words::text(open_.text);
}

QList<int> Reflect::lit() const
{
    return squaresIn(stretch_, review_.grid()->squares());
}

QString Reflect::stretch() const
{
    return session_.isNil() ? QString{}
                            : stretchWords(stretch_, review_.grid()->timeline(), review_.grid()->scheme());
}

QVariantList Reflect::written() const
{
    QVariantList list;
    if (session_.isNil()) return list;
    const Timeline timeline = review_.grid()->timeline();
    for (const Reflection& page : pages_) {
        const std::string now = shelf_.textOf(page.prompt);
        list.append(QVariantMap{{QStringLiteral("question"), words::text(now.empty() ? page.question : now)},
                                {QStringLiteral("text"), words::text(page.text)},
                                {QStringLiteral("about"),
                                 stretchWords({page.from, page.to}, timeline, review_.grid()->scheme())}});
    }
    return list;
}

QString Reflect::saved() const
{
    if (full_) return tr("This page is full. Begin a new one for what comes next.");
    if (!problem_.isEmpty()) return tr("Not saved yet, it is tried again. %1").arg(problem_);
    if (dirty_ || saving_ > 0) return tr("Saving…");
    return open_.revision > 0 ? tr("Saved. Private to you, and on this tablet alone.")
                              : tr("Kept as you write, private to you, on this tablet alone.");
}

}  // namespace tessera
