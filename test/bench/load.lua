-- wrk's side of load.ts: requests come ready from a file, so that nothing is worked out while the clock runs.
local file, bytes, round, wanted
-- Read by setup’s threads, and so not local.
wrong = 0
lastWrong = 0

local threads = {}
function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  file = assert(io.open(args[1], "rb"))
  file:setvbuf("full", 1048576)
  bytes = tonumber(args[2])
  round = args[3] == "round"
  wanted = tonumber(args[4])
end

function request()
  local one = file:read(bytes)
  if one == nil then
    if not round then
      wrong = wrong + 1
      wrk.thread:stop()
    end
    file:seek("set", 0)
    one = file:read(bytes)
  end
  return one
end

function response(status)
  if status ~= wanted then
    wrong = wrong + 1
    lastWrong = status
  end
end

function done(summary, latency)
  local wrongs, last = 0, 0
  for _, thread in ipairs(threads) do
    wrongs = wrongs + thread:get("wrong")
    last = thread:get("lastWrong")
  end
  local errors = summary.errors
  wrongs = wrongs + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{"perSecond":%.1f,"p50":%.3f,"p99":%.3f,"wrong":%d,"lastWrong":%d,"requests":%d}\n',
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, wrongs, last, summary.requests))
end
