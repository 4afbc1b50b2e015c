<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EndPage</name>
    <message numerus="yes">
        <source>Correct the grid (%n more to look at)</source>
        <translation>
            <numerusform>Correct the grid (%n more to look at)</numerusform>
            <numerusform>Correct the grid (%n more to look at)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>%1 was most often followed by %2 (%n time(s)).</source>
        <translation>
            <numerusform>%1 was most often followed by %2 (%n time).</numerusform>
            <numerusform>%1 was most often followed by %2 (%n times).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Most often, %1 (%n time(s) each).</source>
        <translation>
            <numerusform>Most often, %1 (%n time each).</numerusform>
            <numerusform>Most often, %1 (%n times each).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 came back %n time(s).</source>
        <translation>
            <numerusform>%1 came back %n time.</numerusform>
            <numerusform>%1 came back %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 came back %n time(s), each time straight after %2.</source>
        <translation>
            <numerusform>%1 came back %n time, each time straight after %2.</numerusform>
            <numerusform>%1 came back %n times, each time straight after %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 came back %n time(s), %2 of them straight after %3.</source>
        <translation>
            <numerusform>%1 came back %n time, %2 of them straight after %3.</numerusform>
            <numerusform>%1 came back %n times, %2 of them straight after %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) are marked can’t tell.</source>
        <translation>
            <numerusform>%n minute is marked can’t tell.</numerusform>
            <numerusform>%n minutes are marked can’t tell.</numerusform>
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
<context>
    <name>ImportFiles</name>
    <message numerus="yes">
        <source>Look at %n files</source>
        <translation>
            <numerusform>Look at %n file</numerusform>
            <numerusform>Look at %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at all %n files of this folder</source>
        <translation>
            <numerusform>Look at the %n file of this folder</numerusform>
            <numerusform>Look at all %n files of this folder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>Bring in %n visits</source>
        <translation>
            <numerusform>Bring in %n visit</numerusform>
            <numerusform>Bring in %n visits</numerusform>
        </translation>
    </message>
</context>
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
    <name>PeopleSettings</name>
    <message numerus="yes">
        <source>There are %n libraries here. It is asked at the start whose visits are wanted.</source>
        <translation>
            <numerusform>There is %n library here. It is asked at the start whose visits are wanted.</numerusform>
            <numerusform>There are %n libraries here. It is asked at the start whose visits are wanted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message numerus="yes">
        <source>%n recording(s) with two different versions left out.</source>
        <translation>
            <numerusform>%n recording with two different versions left out.</numerusform>
            <numerusform>%n recordings with two different versions left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
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
    <name>SpiralPane</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier steps; show them as a list</source>
        <translation>
            <numerusform>%n earlier step; show it as a list</numerusform>
            <numerusform>%n earlier steps; show them as a list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interval(s)</source>
        <translation>
            <numerusform>%n interval</numerusform>
            <numerusform>%n intervals</numerusform>
        </translation>
    </message>
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
    <name>SquareEditor</name>
    <message numerus="yes">
        <source>Every change is kept with its time, so the first version stays. %n change(s) so far.</source>
        <translation>
            <numerusform>Every change is kept with its time, so the first version stays. %n change so far.</numerusform>
            <numerusform>Every change is kept with its time, so the first version stays. %n changes so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepKey</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stretch</name>
    <message numerus="yes">
        <source>%n stretches</source>
        <translation>
            <numerusform>%n stretch</numerusform>
            <numerusform>%n stretches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeSteps</name>
    <message numerus="yes">
        <source>%n second(s) earlier</source>
        <translation>
            <numerusform>%n second earlier</numerusform>
            <numerusform>%n seconds earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) later</source>
        <translation>
            <numerusform>%n second later</numerusform>
            <numerusform>%n seconds later</numerusform>
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
</context>
<context>
    <name>tessera::Compare</name>
    <message numerus="yes">
        <source>%n shared shift(s)</source>
        <translation>
            <numerusform>%n shared shift</numerusform>
            <numerusform>%n shared shifts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Correct</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Families</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Family</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Importing</name>
    <message numerus="yes">
        <source>%n visit(s) brought in.</source>
        <translation>
            <numerusform>%n visit brought in.</numerusform>
            <numerusform>%n visits brought in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
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
        <source>%n square(s) of this picture.</source>
        <translation>
            <numerusform>%n square of this picture.</numerusform>
            <numerusform>%n squares of this picture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interval(s)</source>
        <translation>
            <numerusform>%n interval</numerusform>
            <numerusform>%n intervals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Study</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::TakeIn</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) taken in.</source>
        <translation>
            <numerusform>%n visit taken in.</numerusform>
            <numerusform>%n visits taken in.</numerusform>
        </translation>
    </message>
</context>
</TS>
