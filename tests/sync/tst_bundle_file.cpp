// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_file.h"
#include "tests/sync/bundle_samples.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace tessera;
using namespace tessera::test;

namespace {

struct Run {
    int code = -1;
    QByteArray out, err;
};

// A program of the system, in `folder`, fed with `input`.
Run run(const QString& folder, const QString& program, const QStringList& arguments,
        const QByteArray& input = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForStarted()) return {-1, {}, "not installed: " + program.toUtf8()};
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray contentOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestBundleFile : public QObject {
    Q_OBJECT

private slots:
    void aBundleOpensWithoutThisProgram()
    {
        QTemporaryDir folder;
        const DeviceKey key = DeviceKey::generate();
        const auto bytes = packBundle(everyKind(), key, 7);
        QVERIFY(bytes.ok());
        const std::filesystem::path path = folder.filePath("visit.tessera").toStdString();
        QVERIFY(writeFileDurably(path, *bytes, false).ok());

        const Run list = run(folder.path(), "tar", {"tf", "visit.tessera"});
        QCOMPARE(list.code, 0);
        QCOMPARE(list.out, QByteArray("bundle.pb\nbundle.pb.minisig\n"));
        const Run unpacked = run(folder.path(), "tar", {"xf", "visit.tessera"});
        QVERIFY2(unpacked.code == 0 && unpacked.err.isEmpty(), unpacked.err.constData());

        const Run verified = run(folder.path(), "minisign",
                                 {"-V", "-m", "bundle.pb", "-P", QString::fromStdString(key.publicText())});
        QVERIFY2(verified.code == 0, (verified.out + verified.err).constData());
        QVERIFY(verified.out.contains(
            "tessera1 study=- device=0a1b2c3d-4e5f-4a6b-8c7d-8e9fa0b1c2d3 seq=7 to=- sha256="));

        const Run decoded = run(
            folder.path(), "protoc",
            {"--decode", "tessera.bundle.v1.Bundle", "-I", TESSERA_SOURCE_DIR "/sync/bundle", "bundle.proto"},
            contentOfFile(folder.filePath("bundle.pb")));
        QVERIFY2(decoded.code == 0, decoded.err.constData());
        for (const char* part : {"kind: ENTRY_KIND_NOTE", "text: \"the phone rang\"", "family: \"F07\"",
                                 "consent: CONSENT_ALL", "id: \"joint-action\"", "moments: 123451"}) {
            QVERIFY2(decoded.out.contains(part), part);
        }
    }

    void minisignRefusesAChangedBundleAndTakesThePublicKeyFile()
    {
        QTemporaryDir folder;
        const DeviceKey key = DeviceKey::generate();
        const std::string message = "some bytes";
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(writeFileDurably(base / "m", message, false).ok());
        QVERIFY(writeFileDurably(base / "m.minisig", key.sign(message, "a comment"), false).ok());
        QVERIFY(writeFileDurably(base / "device.pub", key.publicFile(), false).ok());
        const Run good = run(folder.path(), "minisign", {"-V", "-m", "m", "-p", "device.pub"});
        QVERIFY2(good.code == 0, (good.out + good.err).constData());
        QVERIFY(good.out.contains("a comment"));
        QVERIFY(writeFileDurably(base / "m", "some bytez", true).ok());
        QVERIFY(run(folder.path(), "minisign", {"-V", "-m", "m", "-p", "device.pub"}).code != 0);
    }

    void whatWasPackedOpensAgain()
    {
        const DeviceKey key = DeviceKey::generate();
        const auto bytes = packBundle(everyKind(), key, 3);
        const auto opened = openBundle(*bytes);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().what.c_str());
        QCOMPARE(opened->sequence, std::uint64_t{3});
        QCOMPARE(opened->devicePublicText, key.publicText());
        BundleContent expected = everyKind();
        expected.devicePublicText = key.publicText();
        QVERIFY(same(opened->content, expected));
        QCOMPARE(*packBundle(everyKind(), key, 3), *bytes);
    }

    void anotherKeysSignatureIsRefused()
    {
        const DeviceKey key = DeviceKey::generate(), other = DeviceKey::generate();
        QVERIFY(verifySignature("m", key.sign("m", "c"), key.publicText()).ok());
        QVERIFY(!verifySignature("m", other.sign("m", "c"), key.publicText()).ok());
        QVERIFY(!verifySignature("n", key.sign("m", "c"), key.publicText()).ok());
        QCOMPARE(verifySignature("m", key.sign("m", "c"), key.publicText())->keyId, key.fingerprint());
    }

    void aSealedFileIsRefusedInWords()
    {
        const auto opened = openBundle("age-encryption.org/v1\n-> X25519 abc");
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, Errc::locked);
    }

    void nothingIsOverwrittenUnasked()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a").toStdString();
        QVERIFY(writeFileDurably(path, "one", false).ok());
        QCOMPARE(writeFileDurably(path, "two", false).error().code, Errc::exists);
        QCOMPARE(*readFile(path, 100), std::string("one"));
        QVERIFY(writeFileDurably(path, "two", true).ok());
        QCOMPARE(*readFile(path, 100), std::string("two"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"a"});
    }

    void readingStopsAtItsLimitAndTakesFilesOnly()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a").toStdString();
        QVERIFY(writeFileDurably(path, "12345", false).ok());
        QVERIFY(readFile(path, 5).ok());
        QVERIFY(!readFile(path, 4).ok());
        QVERIFY(!readFile(path.parent_path(), 100).ok());
        QVERIFY(!readFile("/dev/zero", 100).ok());
        QCOMPARE(readFile(path.string() + "-not", 100).error().code, Errc::notFound);
    }
};

QTEST_GUILESS_MAIN(TestBundleFile)
#include "tst_bundle_file.moc"
