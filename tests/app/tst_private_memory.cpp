// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/linux_device.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

using namespace tessera;

// A crash leaves nothing of what was in memory.
class PrivateMemory : public QObject {
    Q_OBJECT

    // Runs it in a process of its own, which then crashes; how that ended.
    template <class Before>
    static int crashed(Before before)
    {
        const QTemporaryDir folder;
        const pid_t child = fork();
        if (child == 0) {
            if (chdir(folder.path().toLocal8Bit().constData()) != 0) _exit(9);
            before();
            std::signal(SIGABRT, SIG_DFL);  // Qt Test has a handler of its own
            std::abort();
        }
        int status = 0;
        waitpid(child, &status, 0);
        return status;
    }

private slots:
    void aCrashWritesNoCore()
    {
        const int status = crashed([] {
            const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
            static_cast<void>(setrlimit(RLIMIT_CORE, &all));
            LinuxDevice(".").keepMemoryPrivate();
        });
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGABRT);
        QVERIFY(!WCOREDUMP(status));
    }

    void neitherToAFileNorToAProgramThatCollectsThem()
    {
        QVERIFY(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 1);
        LinuxDevice(".").keepMemoryPrivate();
        QCOMPARE(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t{0});
        QCOMPARE(limit.rlim_max, rlim_t{0});
    }
};

QTEST_GUILESS_MAIN(PrivateMemory)
#include "tst_private_memory.moc"
