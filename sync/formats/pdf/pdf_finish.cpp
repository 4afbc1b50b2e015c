// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/pdf/pdf_finish.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>

namespace tessera {

namespace {

std::string finish(std::string_view pdf, std::string_view language, bool fromRight)
{
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("report", pdf.data(), pdf.size());
    QPDFObjectHandle catalogue = document.getRoot();
    catalogue.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(std::string(language)));
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    if (fromRight) preferences.replaceKey("/Direction", QPDFObjectHandle::newName("/R2L"));
    catalogue.replaceKey("/ViewerPreferences", preferences);
    QPDFObjectHandle about = document.getTrailer().getKey("/Info");
    if (about.isDictionary())
        for (const char* when : {"/CreationDate", "/ModDate"}) about.removeKey(when);

    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

Result<std::string> finishedPdf(std::string_view pdf, std::string_view language, bool fromRight)
{
    // The library speaks by exceptions; none of them leaves this file.
    try {
        return finish(pdf, language, fromRight);
    } catch (const std::exception&) {
        return Error{Errc::invalid, "the pages could not be made into a PDF; try again, or choose SVG", {}};
    }
}

}  // namespace tessera
