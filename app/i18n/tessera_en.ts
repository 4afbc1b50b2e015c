<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Live</name>
    <message numerus="yes">
        <source>%1 began %n second(s) earlier</source>
        <translation>
            <numerusform>%1 began %n second earlier</numerusform>
            <numerusform>%1 began %n seconds earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) earlier</source>
        <translation>
            <numerusform>%n second earlier</numerusform>
            <numerusform>%n seconds earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pause(s) (%1)</source>
        <translation>
            <numerusform>%n pause (%1)</numerusform>
            <numerusform>%n pauses (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Review</name>
    <message numerus="yes">
        <source>, %n note(s)</source>
        <translation>
            <numerusform>, %n note</numerusform>
            <numerusform>, %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n mark(s)</source>
        <translation>
            <numerusform>, %n mark</numerusform>
            <numerusform>, %n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewTools</name>
    <message numerus="yes">
        <source>One square = %n seconds</source>
        <translation>
            <numerusform>One square = %n second</numerusform>
            <numerusform>One square = %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveBadge</name>
    <message numerus="yes">
        <source>%n not saved yet</source>
        <translation>
            <numerusform>%n not saved yet</numerusform>
            <numerusform>%n not saved yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interaction(s)</source>
        <translation>
            <numerusform>%n interaction</numerusform>
            <numerusform>%n interactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One square = %n second(s)</source>
        <translation>
            <numerusform>One square = %n second</numerusform>
            <numerusform>One square = %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The focus moved %n time(s).</source>
        <translation>
            <numerusform>The focus moved %n time.</numerusform>
            <numerusform>The focus moved %n times.</numerusform>
        </translation>
    </message>
</context>
</TS>
