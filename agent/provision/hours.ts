// Times of day as people write them: `HH:MM`, past midnight and on.
const minutesOfDay = 24 * 60;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

export const isTimeOfDay = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

export function after(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const sum = (hour * 60 + minute + minutes) % minutesOfDay;
  return `${twoDigits(Math.floor(sum / 60))}:${twoDigits(sum % 60)}`;
}
