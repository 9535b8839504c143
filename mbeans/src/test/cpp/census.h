// Counts what is alive, so that tests can tell when the caller keeps something.
#pragma once

#include <windows.h>

namespace census {

// Starts to watch the task allocator, from which automation strings come.
void start();

void objectBorn();
void objectDied();
void misuse();

// A string that the caller must free from now on, or an argument of the caller's that it must free later.
void watch(BSTR string);

long objects();
long strings();
long misuses();

}  // namespace census
