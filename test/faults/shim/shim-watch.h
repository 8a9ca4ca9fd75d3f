/*
 * What shim.c knows of every call: whether it is about the watched folder, which number it has, whether it
 * meets a fault, and how it is recorded.
 */
#pragma once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum fault { NONE, FAIL, HALF };

struct control {
  int32_t at;        /* number of the call with the fault, counted from 1; 0 for none */
  int32_t fault;     /* what happens there */
  int32_t error;     /* errno of a call that fails */
  int32_t lasting;   /* 1: all later calls fail too */
  int32_t recording; /* 1: calls are recorded */
  int32_t calls;     /* written here: calls so far */
  char name[104];    /* written here: operation and path of the call with the fault */
};

static struct control off, *control = &off;
static char folder[PATH_MAX];
static size_t folder_length;
static int record = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
  real_write = (__typeof__(real_write))dlsym(RTLD_NEXT, "write");
  real_pwrite = (__typeof__(real_pwrite))dlsym(RTLD_NEXT, "pwrite64");
  const char *below = getenv("FAULTS_FOLDER"), *shared = getenv("FAULTS_CONTROL");
  if (!below || !shared) return;
  REAL(open64);
  int file = real(shared, O_RDWR | O_CLOEXEC);
  void *memory = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (memory == MAP_FAILED) abort();
  control = memory;
  if (getenv("FAULTS_RECORD")) {
    record = real(getenv("FAULTS_RECORD"), O_WRONLY | O_APPEND | O_CLOEXEC);
  }
  strncpy(folder, below, sizeof folder - 1);
  folder_length = strlen(folder);
}

/* The part of a path below the folder; NULL for any other path. */
static const char *below_folder(const char *path) {
  if (!folder_length || strncmp(path, folder, folder_length) != 0) return NULL;
  if (path[folder_length] == 0) return ".";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

/* Path of what a descriptor has open; a file that was deleted has none. */
static const char *path_of(int fd, char *buffer) {
  if (!folder_length) return NULL;
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, buffer, PATH_MAX - 1);
  if (length < 0) return NULL;
  buffer[length] = 0;
  return strstr(buffer, " (deleted)") ? NULL : below_folder(buffer);
}

static const char *path_at(int directory, const char *path, char *buffer) {
  if (path[0] == '/' || directory == AT_FDCWD) return below_folder(path);
  if (!path_of(directory, buffer)) return NULL;
  snprintf(buffer + strlen(buffer), PATH_MAX - strlen(buffer), "/%s", path);
  return below_folder(buffer);
}

/* Counts a call and says what happens to it. Between enter and leave no other call happens. */
static enum fault enter(const char *operation, const char *path) {
  pthread_mutex_lock(&one_at_a_time);
  int number = ++control->calls;
  int reached = control->at && number >= control->at;
  if (number == control->at) snprintf(control->name, sizeof control->name, "%s %s", operation, path);
  if (!reached || (number > control->at && !control->lasting)) return NONE;
  /* A full disk has room to delete, and a read-only one has nothing left to sync. */
  int frees = strcmp(operation, "unlink") == 0 || strcmp(operation, "rmdir") == 0;
  if (control->error == ENOSPC && frees) return NONE;
  if (control->error == EROFS && strcmp(operation, "fsync") == 0) return NONE;
  return control->fault;
}

static int leave(int result) {
  int kept = errno;
  pthread_mutex_unlock(&one_at_a_time);
  errno = kept;
  return result;
}

static int fail(void) {
  errno = control->error;
  return leave(-1);
}

static void note(const char *operation, const char *path, const char *number, const char *last) {
  if (!control->recording) return;
  char line[2 * PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%s\t%s\t%s\t%s\n", operation, path, number, last);
  if (real_write(record, line, length) != length) abort();
}

static void note_numbers(const char *operation, const char *path, long long first, long long last) {
  char one[24], two[24];
  snprintf(one, sizeof one, "%lld", first);
  snprintf(two, sizeof two, "%lld", last);
  note(operation, path, one, two);
}
