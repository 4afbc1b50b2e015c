// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reflect/prompt_shelf.h"

#include "sync/formats/prompts/prompt_file.h"

#include <QFile>

#include <array>

namespace tessera {

namespace {

constexpr std::array kFiles = {"activities", "shifts",           "steps", "essence",
                               "drifts",     "knowing-together", "roles", "ask-parents"};

}  // namespace

PromptShelf::PromptShelf(const QString& language)
{
    for (const char* const name : kFiles) {
        QFile file(QStringLiteral(":/prompts/%1.json").arg(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly)) continue;
        auto set = readPrompts(file.readAll().toStdString(), name, language.toStdString());
        if (set) sets_.push_back(std::move(*set));
    }
}

std::string PromptShelf::textOf(const std::string& id) const
{
    for (const PromptSet& set : sets_)
        for (const PromptTopic& topic : set.topics)
            for (const Prompt& prompt : topic.prompts)
                if (prompt.id == id) return prompt.text;
    return {};
}

std::string PromptShelf::written() const
{
    std::string text;
    for (const std::string& id : notForMe_) text += id + '\n';
    return text;
}

void PromptShelf::read(const std::string& written)
{
    notForMe_.clear();
    for (std::size_t from = 0; from < written.size();) {
        const std::size_t end = std::min(written.find('\n', from), written.size());
        if (end > from) notForMe_.insert(written.substr(from, end - from));
        from = end + 1;
    }
}

}  // namespace tessera
