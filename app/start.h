// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/composition.h"
#include "app/visits/shelf.h"

#include <QObject>
#include <QQmlApplicationEngine>

#include <filesystem>
#include <functional>
#include <memory>

class QQuickWindow;

namespace tessera {

// Who sits here: where this tablet has several libraries a page asks first, else the one there is opens at
// once. Going over to another person takes everything of the one before out of memory: the façades, the
// window, the keys.
class Start : public QObject {
    Q_OBJECT

public:
    // `device` and `keyring` (which may be nullptr) must outlive it. `root` holds the tablet's first library.
    Start(Device& device, KeyWrap* keyring, const std::filesystem::path& root, QObject* parent = nullptr);
    ~Start() override;

    // False when a window's QML cannot be loaded.
    bool show();

    [[nodiscard]] Shelf& shelf() { return shelf_; }
    // Of the person who is there; nullptr while it is being asked who that is.
    [[nodiscard]] Composition* composition() { return there_.composition.get(); }
    [[nodiscard]] QQuickWindow* window() const;

signals:
    void turned();  // another window is shown

private:
    // What is on the screen; the window goes before what it shows.
    struct Shown {
        std::unique_ptr<Composition> composition;
        std::unique_ptr<QQmlApplicationEngine> engine;
        void clear()
        {
            engine.reset();
            composition.reset();
        }
    };
    bool ask();
    bool open(const std::filesystem::path& folder);
    // Takes what is shown out of memory, then makes what comes in its place.
    bool turn(const std::function<bool()>& make);

    Device& device_;
    KeyWrap* keyring_;
    Shelf shelf_;
    Settings settings_;  // of the page that asks: the first library's looks
    Shown there_;
};

}  // namespace tessera
