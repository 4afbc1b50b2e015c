// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/camera.h"

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>

#include <string>

namespace tessera {

class Device;

// A study's card is held in front of a camera. The camera is on from look() until a card was found, somebody
// stops it, another program comes to the front or the pages are emptied; of what it saw only the card's text
// is handed on. On the screen's thread.
class CardLook : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool offered READ offered NOTIFY changed)  // there is a camera; false until ask()
    Q_PROPERTY(bool several READ several NOTIFY changed)  // and another one
    Q_PROPERTY(bool looking READ looking NOTIFY changed)
    // What to do, or what was seen instead of a card; empty while nobody looks.
    Q_PROPERTY(QString told READ told NOTIFY changed)
    // Why it does not look any more, and what to do.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    explicit CardLook(Device& device, QObject* parent = nullptr);  // it must outlive this
    ~CardLook() override;

    [[nodiscard]] bool offered() const { return count() > 0; }
    [[nodiscard]] bool several() const { return count() > 1; }
    [[nodiscard]] bool looking() const { return looking_; }
    [[nodiscard]] QString told() const;
    [[nodiscard]] QString problem() const { return problem_; }
    // What is seen, in greys; null while nothing is.
    [[nodiscard]] const QImage& picture() const { return picture_; }

    // Whether there is a camera, and from now on whenever one is plugged in. What cameras need is loaded by
    // it.
    Q_INVOKABLE void ask();
    Q_INVOKABLE void look();
    Q_INVOKABLE void another();  // the next camera
    Q_INVOKABLE void stop();

public slots:
    void waitedInVain();  // by itself some seconds after the last picture
    void frontChanged(Qt::ApplicationState state);

signals:
    void changed();
    void begun();
    void seen();                   // there is another picture, or none any more
    void found(std::string text);  // a study's card that holds; said once for each look()

private:
    [[nodiscard]] int count() const { return camera_ ? camera_->count() : 0; }
    void saw(const Sight& sight);
    void begin();
    void end(const QString& problem);
    void troubled(Camera::Trouble trouble);

    Device& device_;
    Camera* camera_ = nullptr;
    int which_ = 0;
    bool looking_ = false;
    bool other_ = false;  // what was read last is no study's card
    QString problem_;
    QImage picture_;
    QTimer patience_;
};

}  // namespace tessera
