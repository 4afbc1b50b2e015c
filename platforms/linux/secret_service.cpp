// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/secret_service.h"

#include <qt6keychain/keychain.h>
#include <QEventLoop>
#include <QString>

namespace tessera {

namespace {

QString service()
{
    return QStringLiteral("org.tessera.Tessera");
}

// Runs one job to its end and answers with what went wrong.
Status finish(QKeychain::Job& job)
{
    QEventLoop loop;
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    if (job.error() == QKeychain::NoError) return {};
    const Errc code = job.error() == QKeychain::EntryNotFound ? Errc::notFound : Errc::unavailable;
    return Error{code,
                 "The device's keyring did not answer (" + job.errorString().toStdString() +
                     "). Unlock it, or use a passphrase instead.",
                 {}};
}

}  // namespace

Status SecretService::keep(const std::string& name, const std::string& secret)
{
    QKeychain::WritePasswordJob job(service());
    job.setKey(QString::fromStdString(name));
    job.setBinaryData(QByteArray::fromStdString(secret));
    return finish(job);
}

Result<std::string> SecretService::fetch(const std::string& name)
{
    QKeychain::ReadPasswordJob job(service());
    job.setKey(QString::fromStdString(name));
    if (const Status status = finish(job); !status) return status.error();
    return job.binaryData().toStdString();
}

Status SecretService::forget(const std::string& name)
{
    QKeychain::DeletePasswordJob job(service());
    job.setKey(QString::fromStdString(name));
    return finish(job);
}

}  // namespace tessera
