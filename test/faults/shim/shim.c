/*
 * A library that is loaded before all others (LD_PRELOAD) and stands between a program and the C library's
 * calls that change files below one folder. It counts these calls, records them with their data, and makes
 * call number N fail or write only half. So it also sees what SQLite and hnswlib write, which no patch of
 * Node's `fs` would.
 *
 * FAULTS_FOLDER   absolute path of the folder
 * FAULTS_CONTROL  a file of `struct control`, shared with the test through memory
 * FAULTS_RECORD   a file that gets the record: for each call that succeeded a line
 *                 "operation TAB path TAB number TAB number-or-path LF", then the bytes written
 *
 * Half a write is what a disk that is nearly full or a signal leaves of it; the caller has to write the rest.
 *
 * Copies inside the kernel (copy_file_range, sendfile, FICLONE) are refused as an older kernel would
 * refuse them: libuv then copies with read and write, which can be torn.
 */
#include "shim-watch.h"
#include <linux/fs.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>

/* Writes at a place; at -1 where the descriptor stands. */
static ssize_t write_at(int fd, const void *bytes, size_t length, off64_t at) {
  char buffer[PATH_MAX];
  const char *path = path_of(fd, buffer);
  if (!path) return at < 0 ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, at);
  enum fault fault = enter("write", path);
  if (fault == FAIL) return fail();
  off64_t place = at >= 0 ? at
    : fcntl(fd, F_GETFL) & O_APPEND ? lseek64(fd, 0, SEEK_END) : lseek64(fd, 0, SEEK_CUR);
  if (fault != NONE && length > 1) length /= 2;
  ssize_t written = at < 0 ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, at);
  if (written > 0) {
    note_numbers("write", path, place, written);
    if (control->recording && real_write(record, bytes, written) != written) abort();
  }
  leave(0);
  return written;
}

ssize_t write(int fd, const void *bytes, size_t length) { return write_at(fd, bytes, length, -1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return write_at(fd, bytes, length, at); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return write_at(fd, bytes, length, at); }

/* In parts: callers must go on after a part anyway. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
  char buffer[PATH_MAX];
  REAL(writev);
  if (!path_of(fd, buffer)) return real(fd, parts, count);
  for (int i = 0; i < count; i++) {
    if (parts[i].iov_len > 0) return write_at(fd, parts[i].iov_base, parts[i].iov_len, -1);
  }
  return 0;
}

/* A call on one path that either happens or fails. */
#define CALL(operation, path, expression, first, last) \
  do { \
    if (enter(operation, path) == FAIL) return fail(); \
    int result_ = (expression); \
    if (result_ >= 0) note(operation, path, first, last); \
    return leave(result_); \
  } while (0)

static int sync_call(int fd, int (*real)(int)) {
  char buffer[PATH_MAX];
  const char *path = path_of(fd, buffer);
  if (!path) return real(fd);
  CALL("fsync", path, real(fd), "", "");
}
int fsync(int fd) { REAL(fsync); return sync_call(fd, real); }
int fdatasync(int fd) { REAL(fdatasync); return sync_call(fd, real); }

int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  char buffer[PATH_MAX], number[24];
  const char *path = path_of(fd, buffer);
  if (!path) return real(fd, length);
  snprintf(number, sizeof number, "%lld", (long long)length);
  CALL("truncate", path, real(fd, length), number, "");
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  REAL(renameat);
  char one[PATH_MAX], two[PATH_MAX];
  const char *old = path_at(from_folder, from, one), *new = path_at(to_folder, to, two);
  if (!old || !new) return real(from_folder, from, to_folder, to);
  CALL("rename", old, real(from_folder, from, to_folder, to), "", new);
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int link(const char *from, const char *to) {
  REAL(link);
  char one[PATH_MAX], two[PATH_MAX];
  const char *old = path_at(AT_FDCWD, from, one), *new = path_at(AT_FDCWD, to, two);
  if (!old || !new) return real(from, to);
  CALL("link", old, real(from, to), "", new);
}

int unlinkat(int directory, const char *name, int flags) {
  REAL(unlinkat);
  char buffer[PATH_MAX];
  const char *path = path_at(directory, name, buffer);
  if (!path) return real(directory, name, flags);
  CALL(flags & AT_REMOVEDIR ? "rmdir" : "unlink", path, real(directory, name, flags), "", "");
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *name, mode_t mode) {
  REAL(mkdir);
  const char *path = below_folder(name);
  if (!path) return real(name, mode);
  CALL("mkdir", path, real(name, mode), "", "");
}

/* Opening counts when it can change something; recorded is whether it made a file or emptied one. */
static int open_call(int directory, const char *name, int flags, mode_t mode) {
  REAL(openat64);
  char buffer[PATH_MAX];
  const char *path = path_at(directory, name, buffer);
  if (!path || (flags & O_ACCMODE) == O_RDONLY) return real(directory, name, flags, mode);
  int was_there = faccessat(directory, name, F_OK, 0) == 0;
  const char *effect = !was_there ? "create" : flags & O_TRUNC ? "empty" : "open";
  CALL(effect, path, real(directory, name, flags, mode), "", "");
}

#define MODE(flags) \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }
int open(const char *path, int flags, ...) { MODE(flags) return open_call(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_call(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_call(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_call(at, path, flags, mode); }

/* For libstdc++, whose streams open files with fopen and then write to the descriptor. */
FILE *fopen64(const char *path, const char *mode) {
  REAL(fopen64);
  if (mode[0] == 'r' || !below_folder(path)) return real(path, mode);
  int flags = O_CREAT | (strchr(mode, '+') ? O_RDWR : O_WRONLY) | (mode[0] == 'w' ? O_TRUNC : O_APPEND);
  int fd = open_call(AT_FDCWD, path, flags, 0666);
  return fd < 0 ? NULL : fdopen(fd, mode);
}
FILE *fopen(const char *path, const char *mode) { return fopen64(path, mode); }

ssize_t sendfile64(int to, int from, off64_t *at, size_t length) { errno = EINVAL; return -1; }
ssize_t sendfile(int to, int from, off_t *at, size_t length) { errno = EINVAL; return -1; }

#define ARGUMENTS(last) \
  va_list rest; \
  va_start(rest, last); \
  long a[6]; \
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long); \
  va_end(rest)

long syscall(long number, ...) {
  REAL(syscall);
  ARGUMENTS(number);
  if (number != SYS_copy_file_range) return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  errno = ENOSYS;
  return -1;
}

int ioctl(int fd, unsigned long request, ...) {
  REAL(ioctl);
  ARGUMENTS(request);
  if (request != FICLONE) return real(fd, request, a[0]);
  errno = EOPNOTSUPP;
  return -1;
}
