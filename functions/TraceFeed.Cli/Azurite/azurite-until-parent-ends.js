// Loaded before Azurite (node --require): stops it when the process that started it ends, however it ends.
// That process holds the only writing end of our standard input, so the operating system closes it even after a kill.
"use strict";

let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  // Azurite answers SIGTERM by closing its services and saving their state. Before it listens there is nothing to save.
  if (!process.emit("SIGTERM")) process.exit(0);
  setTimeout(() => process.exit(1), 5000).unref();
}

process.stdin.once("end", stop).once("error", stop).resume();

// Nobody may be left to read the output.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

// Ctrl+C in a terminal reaches us as well as our parent, which may still want to store something: only it decides.
const ignore = () => {};
process.on("SIGINT", ignore);
process.on("newListener", (name, listener) => {
  if (name === "SIGINT" && listener !== ignore) setImmediate(() => process.removeListener(name, listener));
});
