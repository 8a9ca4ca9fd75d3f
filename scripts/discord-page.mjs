/** A message of the bot as a page that looks like Discord's client in its dark theme. */

const CONTAINER = 17;
const SECTION = 9;
const TEXT = 10;
const ROW = 1;
const BUTTON = 2;

/** The page tells its height in pixels as `data-height` of its body. */
export function page(asked, payload) {
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
    ${post("ann", "#5865f2", `<p>${inline(asked).replace("@Quotewell", '<span class="mention">@Quotewell</span>')}</p>`)}
    ${post("Quotewell", "#2e9e6b", payload.components.map(shown).join(""), '<span class="app">APP</span>')}
    <script>document.body.dataset.height = document.documentElement.getBoundingClientRect().height;</script>`;
}

function post(name, colour, body, badge = "") {
  return `<div class="post"><div class="face" style="background:${colour}">${name[0].toUpperCase()}</div>
    <div class="body"><div class="name">${name}${badge}<time>Today at 14:02</time></div>${body}</div></div>`;
}

function shown(component) {
  switch (component.type) {
    case CONTAINER: {
      const colour = `#${component.accent_color.toString(16).padStart(6, "0")}`;
      return `<div class="card" style="border-left-color:${colour}">${component.components.map(shown).join("")}</div>`;
    }
    case SECTION:
      return `<div class="section"><div>${component.components.map(shown).join("")}</div>${shown(component.accessory)}</div>`;
    case TEXT:
      return `<div class="text">${markdown(component.content)}</div>`;
    case ROW:
      return `<div class="row">${component.components.map(shown).join("")}</div>`;
    case BUTTON:
      return `<span class="button">${[component.emoji?.name, component.label].filter(Boolean).join(" ")}</span>`;
    default:
      throw new Error(`A component of type ${component.type} can't be drawn.`);
  }
}

/** The part of Discord's markdown that the bot writes. */
function markdown(text) {
  return text
    .split("\n")
    .map((line) => {
      if (line.startsWith("> ")) return `<blockquote>${inline(line.slice(2))}</blockquote>`;
      if (line.startsWith("-# ")) return `<small>${inline(line.slice(3))}</small>`;
      if (line.startsWith("- ")) return `<li>${inline(line.slice(2))}</li>`;
      return `<p>${inline(line)}</p>`;
    })
    .join("")
    .replaceAll("</blockquote><blockquote>", "<br>");
}

function inline(text) {
  const marks = [];
  return text
    .replace(/\\([^\p{L}\p{N}\s])/gu, (_, mark) => `\u0000${marks.push(mark) - 1}\u0000`)
    .replace(/&/g, "&amp;")
    .replace(/<t:(\d+):(\w)>/g, (_, seconds, form) => time(Number(seconds), form))
    .replace(/<(?!span|\/span)/g, "&lt;")
    .replace(/\*\*\[(.+?)\]\((.+?)\)\*\*/g, '<a href="$2"><b>$1</b></a>')
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replace(/\u0000(\d+)\u0000/g, (_, index) => marks[index].replace(/</, "&lt;"));
}

function time(seconds, form) {
  const days = Math.round((Date.now() / 1000 - seconds) / 86_400);
  const words = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" };
  const text =
    form === "R"
      ? new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" }).format(-days, "day")
      : new Date(seconds * 1000).toLocaleString("en-GB", words);
  return `<span class="time">${text}</span>`;
}

const STYLE = `
  body { margin: 0; padding: 20px; background: #313338; color: #dbdee1; font: 16px/22px "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; }
  .post { display: flex; gap: 16px; margin-bottom: 18px; }
  .face { flex: none; width: 40px; height: 40px; border-radius: 50%; color: #fff; font: 600 18px/40px sans-serif; text-align: center; }
  .body { flex: 1; min-width: 0; } .name { color: #fff; font-weight: 600; } p { margin: 0; }
  time { margin-left: 8px; color: #949ba4; font-size: 12px; font-weight: 400; }
  .app { margin-left: 6px; padding: 1px 5px; border-radius: 3px; background: #5865f2; color: #fff; font-size: 10px; }
  .mention { padding: 0 2px; border-radius: 3px; background: #3c4270; color: #c9cdfb; }
  .card { margin-top: 6px; padding: 14px 16px; border: 1px solid #3f4147; border-left: 4px solid; border-radius: 8px; background: #393a41; }
  .section { display: flex; gap: 16px; align-items: flex-start; margin-bottom: 14px; } .section > div { flex: 1; min-width: 0; }
  .text { margin-bottom: 8px; } .section .text { margin: 0; } b { color: #f2f3f5; } a { color: #00a8fc; text-decoration: none; } a b { color: inherit; }
  blockquote { margin: 0 0 4px; padding-left: 12px; border-left: 4px solid #4e5058; } li { margin-left: 18px; }
  small { display: block; color: #949ba4; font-size: 13px; line-height: 18px; } .time { padding: 0 3px; border-radius: 3px; background: #42454c; }
  .row { display: flex; gap: 8px; margin-top: 6px; } .button { flex: none; padding: 5px 14px; border-radius: 8px; background: #4e5058; color: #fff; font-size: 14px; font-weight: 500; }
`;
