// Preloaded into the serving process: it must not go on holding the port when its launcher was killed.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
