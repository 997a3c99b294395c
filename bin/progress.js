const reminderMs = 2_000;

/**
 * Says what is being done, and every two seconds, for as long as it takes, that it still is.
 * On standard error, because a command's own output may be for another program.
 *
 * @template T
 * @param {string} activity such as "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(activity, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  console.error(`${activity} …`);
  const reminder = setInterval(() => console.error(`${activity} … ${seconds()} s`), reminderMs);
  try {
    const result = await work();
    if (seconds() > 0) console.error(`${activity}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
