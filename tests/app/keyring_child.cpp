// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Protects a library by the desktop's keyring and opens it again: keyring_child FOLDER. Exits with 0 when all
// went well.
#include "core/store/library.h"
#include "platforms/linux/secret_service.h"

#include <QCoreApplication>

#include <cstdio>
#include <thread>

using namespace tessera;

namespace {

int say(const char* where, const Error& error)
{
    std::fprintf(stderr, "%s: %s\n", where, error.what.c_str());
    return 1;
}

int protectAndReopen(const char* folder)
{
    SecretService keyring;
    LibraryOptions options;
    options.folder = folder;
    options.keyring = &keyring;
    {
        const auto library = Library::open(options);
        if (!library) return say("create", library.error());
        const Status status = (*library)->protectByKeyring(keyring);
        if (!status) return say("protect", status.error());
    }
    const auto again = Library::open(options);
    if (!again) return say("open again", again.error());
    if ((*again)->protection() != Protection::keyring) return 2;
    options.keyring = nullptr;
    options.writer = false;
    return Library::open(options) ? 3 : 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    int outcome = 4;
    // As in the app: the keyring is asked on a thread that may wait, never on the screen's.
    std::thread worker([&] { outcome = protectAndReopen(argv[1]); });
    worker.join();
    return outcome;
}
