<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActWords</name>
    <message numerus="yes">
        <source>A passphrase that did not fit was given %n time(s)</source>
        <translation>
            <numerusform>A passphrase that did not fit was given %n time</numerusform>
            <numerusform>A passphrase that did not fit was given %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message numerus="yes">
        <source>%n line(s) since %1.</source>
        <translation>
            <numerusform>%n line since %1.</numerusform>
            <numerusform>%n lines since %1.</numerusform>
        </translation>
    </message>
</context>
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
    <name>Facts</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the visit</source>
        <translation>
            <numerusform>%n day after the visit</numerusform>
            <numerusform>%n days after the visit</numerusform>
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
    <name>KeepingPage</name>
    <message numerus="yes">
        <source>Erase %n visit(s) that the study has</source>
        <translation>
            <numerusform>Erase the visit that the study has</numerusform>
            <numerusform>Erase %n visits that the study has</numerusform>
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
    <name>OnTheWay</name>
    <message numerus="yes">
        <source>%n wait here</source>
        <translation>
            <numerusform>%n waits here</numerusform>
            <numerusform>%n wait here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed over</source>
        <translation>
            <numerusform>%n handed over</numerusform>
            <numerusform>%n handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the study has %n</source>
        <translation>
            <numerusform>the study has %n</numerusform>
            <numerusform>the study has %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits are not among these. They leave without words, and with the month in place of the day.</source>
        <translation>
            <numerusform>%n visit is not among these. It leaves without words, and with the month in place of the day.</numerusform>
            <numerusform>%n visits are not among these. They leave without words, and with the month in place of the day.</numerusform>
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
    <name>SendingLine</name>
    <message numerus="yes">
        <source>%n sealed files wait to be handed over to the study.</source>
        <translation>
            <numerusform>%n sealed file waits to be handed over to the study.</numerusform>
            <numerusform>%n sealed files wait to be handed over to the study.</numerusform>
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
    <name>TextFieldBox</name>
    <message numerus="yes">
        <source>No names, please: use the codes. %n more character(s).</source>
        <translation>
            <numerusform>No names, please: use the codes. %n more character.</numerusform>
            <numerusform>No names, please: use the codes. %n more characters.</numerusform>
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
    <name>tessera::Acts</name>
    <message numerus="yes">
        <source>%n line(s) since %1.</source>
        <translation>
            <numerusform>%n line since %1.</numerusform>
            <numerusform>%n lines since %1.</numerusform>
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
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
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
    <name>tessera::Joining</name>
    <message numerus="yes">
        <source>Visits are deleted after %n day(s).</source>
        <translation>
            <numerusform>Visits are deleted after %n day.</numerusform>
            <numerusform>Visits are deleted after %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) open what is sealed to it.</source>
        <translation>
            <numerusform>%n key opens what is sealed to it.</numerusform>
            <numerusform>%n keys open what is sealed to it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Keeping</name>
    <message numerus="yes">
        <source>%n visit(s) are past their keeping date.</source>
        <translation>
            <numerusform>%n visit is past its keeping date.</numerusform>
            <numerusform>%n visits are past their keeping date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The study %1 keeps visits for %n day(s).</source>
        <translation>
            <numerusform>The study %1 keeps visits for %n day.</numerusform>
            <numerusform>The study %1 keeps visits for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::LastLook</name>
    <message numerus="yes">
        <source>%n name(s) of issues leave with the spiral.</source>
        <translation>
            <numerusform>%n name of an issue leaves with the spiral.</numerusform>
            <numerusform>%n names of issues leave with the spiral.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) leave with the visit.</source>
        <translation>
            <numerusform>%n text leaves with the visit.</numerusform>
            <numerusform>%n texts leave with the visit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them may say who it is about.</source>
        <translation>
            <numerusform>%n of them may say who it is about.</numerusform>
            <numerusform>%n of them may say who it is about.</numerusform>
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
    <name>tessera::Sending</name>
    <message numerus="yes">
        <source>%n visit(s) sealed for the study. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n visit sealed for the study. Nothing was sent yet.</numerusform>
            <numerusform>%n visits sealed for the study. Nothing was sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) handed over.</source>
        <translation>
            <numerusform>%n file handed over.</numerusform>
            <numerusform>%n files handed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The study has taken in %n file(s).</source>
        <translation>
            <numerusform>The study has taken in %n file.</numerusform>
            <numerusform>The study has taken in %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed visit(s) stay here: what the family agreed to does not let them leave, or the time it agreed to is over.</source>
        <translation>
            <numerusform>%n sealed visit stays here: what the family agreed to does not let it leave, or the time it agreed to is over.</numerusform>
            <numerusform>%n sealed visits stay here: what the family agreed to does not let them leave, or the time it agreed to is over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is tried again by itself in %n second(s).</source>
        <translation>
            <numerusform>It is tried again by itself in %n second.</numerusform>
            <numerusform>It is tried again by itself in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is tried again by itself in %n minute(s).</source>
        <translation>
            <numerusform>It is tried again by itself in %n minute.</numerusform>
            <numerusform>It is tried again by itself in %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::Agreement</name>
    <message numerus="yes">
        <source>The visit is erased after %n day(s).</source>
        <translation>
            <numerusform>The visit is erased after %n day.</numerusform>
            <numerusform>The visit is erased after %n days.</numerusform>
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
