@echo off
rem wds-jmx as a Windows service:  service install [CONFIGURATION] | start | stop | uninstall
rem No blocks in parentheses around names of files: those of "Program Files (x86)" would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "NAME=wds-jmx"
for %%I in ("%~dp0..") do set "HERE=%%~fI"
set "LOGS=%HERE%\logs"
set "SERVING=%LOGS%\serving.txt"
set "STATE=%TEMP%\wds-jmx-service-state.txt"
rem Another find may be on the path, and anything in the current folder.
set "FIND=%SystemRoot%\System32\find.exe"
set "NoDefaultCurrentDirectoryInExePath=1"
set "JAR=%HERE%\wds-jmx.jar"
set "PROCRUN=%HERE%\bin\wds-jmx.exe"
if /i "%~1"=="install" goto admin
if /i "%~1"=="start" goto admin
if /i "%~1"=="stop" goto admin
if /i "%~1"=="uninstall" goto admin
echo Usage: service install [CONFIGURATION] ^| start ^| stop ^| uninstall
exit /b 2

:admin
rem Only administrators may read this key.
reg query "HKU\S-1-5-19" >nul 2>&1
if not errorlevel 1 goto %~1
echo ERROR: This needs administrator rights: open the command prompt with "Run as administrator". Nothing was done.
exit /b 1

:install
set "CONFIG=%HERE%\wds-jmx.yaml"
if not "%~2"=="" set "CONFIG=%~f2"
sc query "%NAME%" >nul 2>&1
if not errorlevel 1 goto twice
if not exist "%CONFIG%" goto noconfig
rem procrun drops apostrophes, a semicolon separates entries of a class path, and !\ a jar from what is in it.
if not "%JAR:'=%"=="%JAR%" goto badname
if not "%JAR:;=%"=="%JAR%" goto badname
if not "%JAR:!\=%"=="%JAR%" goto badname
if not "%CONFIG:'=%"=="%CONFIG%" goto badname
set "JAVA="
if exist "%HERE%\jre\bin\java.exe" set "JAVA=%HERE%\jre"
if defined JAVA goto java
if not defined JAVA_HOME goto onpath
set "JAVA=%JAVA_HOME:"=%"
goto java
:onpath
rem What is on the path may be a link to somewhere else; Java itself knows.
for /f "tokens=1,* delims==" %%A in ('java -XshowSettings:properties -version 2^>^&1 ^| "%FIND%" "java.home"') do set "JAVA=%%B"
if not defined JAVA goto nojava
if "%JAVA:~0,1%"==" " set "JAVA=%JAVA:~1%"
:java
if not exist "%JAVA%\bin\server\jvm.dll" goto nojava
rem What has names of files is said with them in quotation marks: they may hold what cmd.exe takes for commands.
echo Java:          "%JAVA%"
echo Configuration: "%CONFIG%"
"%JAVA%\bin\java.exe" -jar "%JAR%" check --config "%CONFIG%"
if errorlevel 1 goto unfit
if not exist "%LOGS%" mkdir "%LOGS%"
rem Whoever may write here decides what the service does, and users, keys and the audit are here, too.
icacls "%HERE%" /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F >nul
if errorlevel 1 echo WARNING: The rights on "%HERE%" could not be limited to administrators.
rem No --StopTimeout: with one, procrun goes on showing a service as running that could not start.
"%PROCRUN%" //IS//%NAME% --DisplayName="WDS JMX" --Description="MBeans, metrics and Jolokia for WDS multicast" --Startup=auto --ServiceUser=LocalSystem --StartMode=jvm --StartClass=org.wdsjmx.plugin.WindowsService --StartMethod=start ++StartParams="'%CONFIG%';'%SERVING%'" --StopMode=jvm --StopClass=org.wdsjmx.plugin.WindowsService --StopMethod=stop --Jvm="%JAVA%\bin\server\jvm.dll" --Classpath="%JAR%" ++JvmOptions=-XX:+ExitOnOutOfMemoryError --StartPath="%HERE%" --LogPath="%LOGS%" --LogPrefix=procrun --LogLevel=Info --StdError=auto
if errorlevel 1 goto failed
rem After a failure again in 10 seconds, 1 minute, then every 5 minutes; also when it ended with an exit code.
sc failure "%NAME%" reset= 86400 actions= restart/10000/restart/60000/restart/300000 >nul
if errorlevel 1 echo WARNING: It will not be restarted after a failure.
sc failureflag "%NAME%" 1 >nul
if errorlevel 1 echo WARNING: It will not be restarted after a start that failed.
echo The service %NAME% is installed; it starts with Windows. Now: service start
exit /b 0

:start
sc query "%NAME%" >nul 2>&1
if errorlevel 1 goto missing
sc query "%NAME%" >"%STATE%"
"%FIND%" "STOPPED" "%STATE%" >nul
rem It may be starting or running already, which is as good.
if errorlevel 1 goto begun
if exist "%SERVING%" del "%SERVING%"
sc start "%NAME%" >"%STATE%"
if not errorlevel 1 goto begun
type "%STATE%"
goto notstarted
:begun
rem The service manager says that it runs before the configuration is read. The program itself says when it serves.
set /a LEFT=120
:starting
ping -n 2 127.0.0.1 >nul
sc query "%NAME%" >"%STATE%"
"%FIND%" "STOPPED" "%STATE%" >nul
if not errorlevel 1 goto notstarted
if exist "%SERVING%" goto serves
set /a LEFT-=1
if %LEFT% GTR 0 goto starting
echo ERROR: The service %NAME% does not serve after two minutes. See "%LOGS%"
exit /b 1
:serves
set /p URL=<"%SERVING%"
echo The service %NAME% runs and serves %URL%
exit /b 0

:stop
sc query "%NAME%" >nul 2>&1
if errorlevel 1 goto missing
call :end
exit /b %ERRORLEVEL%

:uninstall
sc query "%NAME%" >nul 2>&1
if errorlevel 1 goto missing
call :end
if errorlevel 1 exit /b 1
rem Not by procrun, which must be whole for it, and first asks the service manager for more than is needed.
sc delete "%NAME%"
if errorlevel 1 goto failed
reg delete "HKLM\SOFTWARE\Apache Software Foundation\Procrun 2.0\%NAME%" /f /reg:32 >nul
if errorlevel 1 echo WARNING: The parameters of procrun could not be removed from the registry.
echo The service %NAME% is uninstalled. Its files are left: "%HERE%"
exit /b 0

:end
sc query "%NAME%" >"%STATE%"
"%FIND%" "STOPPED" "%STATE%" >nul
if not errorlevel 1 goto ended
set /a LEFT=90
:ending
rem Again and again: while it starts, it cannot be stopped.
sc stop "%NAME%" >nul
ping -n 2 127.0.0.1 >nul
sc query "%NAME%" >"%STATE%"
"%FIND%" "STOPPED" "%STATE%" >nul
if not errorlevel 1 goto ended
set /a LEFT-=1
if %LEFT% GTR 0 goto ending
echo ERROR: The service %NAME% has not stopped within 90 seconds. See "%LOGS%"
exit /b 1
:ended
echo The service %NAME% is stopped.
exit /b 0

:twice
echo ERROR: The service %NAME% is installed already. Before it is installed anew: service uninstall
exit /b 1
:noconfig
echo ERROR: There is no configuration "%CONFIG%". Nothing was installed.
exit /b 1
:badname
echo ERROR: The service cannot be told of "%JAR%" and "%CONFIG%":
echo no apostrophe or semicolon may be in them, and no folder may end with an exclamation mark. Nothing was installed.
exit /b 1
:nojava
echo ERROR: No 64-bit Java 17 or newer found. Install one and set JAVA_HOME, or put one into "%HERE%\jre". Nothing was installed.
exit /b 1
:unfit
echo ERROR: The configuration has faults, or this Java is older than 17. Nothing was installed.
exit /b 1
:missing
echo ERROR: There is no service %NAME%. First: service install
exit /b 1
:notstarted
echo ERROR: The service %NAME% did not start. See "%LOGS%"
exit /b 1
:failed
echo ERROR: The service manager refused; see above.
exit /b 1
