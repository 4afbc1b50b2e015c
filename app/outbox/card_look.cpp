// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/card_look.h"

#include "app/device/device.h"
#include "sync/bundle/trust/study_card.h"

#include <QGuiApplication>

namespace tessera {

namespace {

// Cameras take up to two seconds for their first picture.
constexpr std::chrono::seconds kPatience{6};

}  // namespace

CardLook::CardLook(Device& device, QObject* parent) : QObject(parent), device_(device)
{
    patience_.setSingleShot(true);
    patience_.setInterval(kPatience);
    connect(&patience_, &QTimer::timeout, this, &CardLook::waitedInVain);
    if (auto* const app = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(app, &QGuiApplication::applicationStateChanged, this, &CardLook::frontChanged);
}

CardLook::~CardLook()
{
    if (!camera_) return;
    camera_->listen({});
    camera_->stop();
}

QString CardLook::told() const
{
    if (!looking_) return {};
    if (picture_.isNull()) return tr("The camera is starting.");
    return other_
               ? tr("This code is no study’s card, or not all of it can be read. Hold the study’s own card "
                    "still "
                    "in front of the camera.")
               : tr("Hold the card’s square code in front of the camera, so that it fills about half of the "
                    "picture.");
}

void CardLook::ask()
{
    if (camera_) return;
    camera_ = device_.camera();
    if (!camera_) return;
    camera_->listen({[this] { emit changed(); }, [this](const Sight& sight) { saw(sight); },
                     [this](Camera::Trouble trouble) { troubled(trouble); }});
    emit changed();
}

void CardLook::look()
{
    ask();
    if (looking_ || !offered()) return;
    begin();
    emit begun();
}

void CardLook::another()
{
    if (!looking_ || !several()) return;
    ++which_;
    begin();
}

void CardLook::begin()
{
    which_ %= count();
    looking_ = true;
    other_ = false;
    problem_.clear();
    picture_ = {};
    patience_.start();
    emit changed();
    emit seen();
    camera_->look(which_);
}

void CardLook::stop()
{
    if (looking_ || !problem_.isEmpty()) end({});
}

void CardLook::end(const QString& problem)
{
    patience_.stop();
    if (camera_) camera_->stop();
    looking_ = false;
    other_ = false;
    picture_ = {};
    problem_ = problem;
    emit changed();
    emit seen();
}

void CardLook::saw(const Sight& sight)
{
    if (!looking_) return;
    patience_.start();
    const bool first = picture_.isNull();
    picture_ = sight.picture;
    emit seen();
    for (const std::string& code : sight.codes)
        if (readStudyCard(code)) {
            end({});
            return emit found(code);
        }
    // Said once, and until something is done: a code is read in some frames and not in others.
    const bool news = !sight.codes.empty() && !other_;
    other_ = other_ || news;
    if (first || news) emit changed();
}

void CardLook::waitedInVain()
{
    if (looking_) troubled(Camera::Trouble::noPicture);
}

void CardLook::troubled(Camera::Trouble trouble)
{
    switch (trouble) {
        case Camera::Trouble::refused:
            return end(tr(
                "Tessera may not use the camera. Allow it in the system’s settings and look again, or give "
                "the card’s file below."));
        case Camera::Trouble::gone:
            return end(
                tr("The camera was unplugged. Plug it in and look again, or give the card’s file below."));
        case Camera::Trouble::noPicture:
            break;
    }
    end(
        tr("The camera shows nothing. Another program may be using it: close that and look again, or give "
           "the card’s "
           "file below."));
}

// Nobody is looked at who does not see it.
void CardLook::frontChanged(Qt::ApplicationState state)
{
    if (looking_ && state != Qt::ApplicationActive)
        end(tr("The camera was switched off because another program came to the front."));
}

}  // namespace tessera
