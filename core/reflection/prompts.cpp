// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/prompts.h"

namespace tessera {

PromptTurn::PromptTurn(const PromptTopic& topic, const std::set<std::string>& notForMe,
                       const std::set<std::string>& answered)
    : topic_(&topic), at_(topic.prompts.empty() ? 0 : topic.prompts.size() - 1)
{
    another(notForMe);
    const std::size_t first = at_;
    for (std::size_t i = 0; !empty_ && i < topic.prompts.size(); ++i, another(notForMe))
        if (answered.count(topic.prompts[at_].id) == 0) return;
    at_ = first;
}

const Prompt* PromptTurn::current() const
{
    return empty_ ? nullptr : &topic_->prompts[at_];
}

void PromptTurn::another(const std::set<std::string>& notForMe)
{
    empty_ = true;
    if (!topic_) return;
    const std::size_t count = topic_->prompts.size();
    for (std::size_t step = 1; step <= count; ++step) {
        const std::size_t next = (at_ + step) % count;
        if (notForMe.count(topic_->prompts[next].id) > 0) continue;
        at_ = next;
        empty_ = false;
        return;
    }
}

}  // namespace tessera
