/** Loaded into the API before its own code: when the launcher dies in any way, the API ends too. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref(); // the leash alone keeps no process alive
