import { test } from "vitest";
import { expectArticleLeft } from "./page-text.ts";

/** Invented pages; a line that begins with a minus sign is boilerplate. */
const PAGES: Record<string, string> = {
  "a page of a news site": `
    − Skip to main content
    − Home
    − News
    − Sport
    − Home / Europe / Politics
    Harbour workers end their strike after eleven days
    By Mira Halloran
    − Dockers (left) and their union leader Tom Aske outside the gates of the northern terminal before the vote on Monday evening in the rain
    − Dockers (left) and their union leader Tom Aske outside the gates of the northern terminal before the vote on Monday evening in the rain
    − Share on Facebook
    Dock workers in Port Ellery voted on Monday to end a strike that had emptied the quays for eleven days.

    − Read more: The port that would not sleep
    The vote was close: 412 were in favour and 388 against, the union said in a statement.
    − Advertisement
    − Sign up for our newsletter and get the best stories in your inbox every morning.
    "We got most of what we came for," said Tom Aske, who led the talks.
    − Cranes stood still for a week. (Photo by Lena Orth)
    The first ship is expected on Wednesday, and the port hopes to be back to normal within a month.
    − 128 comments
    − Related articles
    − Ferry fares to rise in spring
    − Who owns the northern terminal?
    − © 2019 The Ellery Courier. All rights reserved.
    − Terms of use | Privacy policy | Contact us`,

  "a page with banners above its headline": `
    − Home
    − News
    − We and our 842 partners store and access information on a device, such as cookies. Click "Accept all" to consent.
    − You have 2 free articles left this month. Subscribe now to keep reading without limits.
    − For the best experience download our free app. It has all the news of the day on your phone.
    − We may earn commission from some of the links in this article. This helps to fund our reporters.
    Council closes the old harbour bridge after cracks are found
    By Marjorie Allcott
    − Share this article: Facebook WhatsApp Email
    The old harbour bridge will close for fourteen months after inspectors found cracks in its hangers.
    − Reuters A cyclist waits at the closed bridge
    − A cyclist waits at the closed bridge on Friday morning
    The closure will force about 46,000 vehicles a day to use the tunnel, the council said on Friday.
    − Most read
    − Man finds python in washing machine
    − Bin war: neighbours reach truce
    − More on this story
    − Five things to know about the bridge closure
    − Related topics
    − Ellery
    − Bridges
    − Enter your email address
    − Get in touch: yourstory@ellery.example`,

  "a page with a cookie banner and a legal footer": `
    − We use cookies to improve your experience on our website. By clicking accept you agree to our cookie policy.
    The well under the market square
    Workers who were laying cable in Oldham Square found a well nobody had a map of.
    It is nine metres deep and lined with oak, and the town wants to keep it open.
    With reporting by Sam Teller
    − The Square Post has been declared a "foreign agent" by the ministry.
    − If you live in the territory, please note that you could be fined for sharing, liking or commenting on our content, or for contacting us.
    − To find out more, click here.`,

  "a page with a consent banner and a form for feedback": `
    − We value your privacy
    − Accept all
    − Reject all
    − Manage options
    − This article is more than 3 months old
    Council closes the old harbour bridge after cracks are found
    − Updated: 12 November 2026, 09:14
    − 156 upvotes
    The old harbour bridge will close for fourteen months after inspectors found cracks in its hangers.
    A tug passes below the closed bridge, whose 46,000 vehicles a day must use the tunnel, says the council.
    − The Ellery Briefing newsletter has all that you need to start your day. Sign up here.
    − Workers look at the cracks on Friday. REUTERS/Ivan Soto/File Photo
    − Subscribe to continue reading
    − This article includes content hosted on embed.example. We ask for your permission before anything is loaded.
    − Allow and continue
    The closure will force about 46,000 vehicles a day to use the tunnel, the council said on Friday.
    − Sign up to our daily briefing
    − Email address
    "Nobody believed that it would last," said the engineer who had measured the cracks in the spring of the year.
    − Was this article helpful?
    − Yes
    − No
    − 3 hours ago
    − Our standards: the principles of trust, opens new tab`,

  "a live blog": `
    Storm reaches the coast - live
    − Show key events only
    14:32 GMT
    Trains between Marl and Southpoint have stopped, the railway says, and will not run again today.
    − Share
    14:10 GMT
    The mayor asks everybody to stay away from the pier. "It is not a show," she said.
    − Share
    13:55 GMT
    Waves are now over the wall at Marl, and two streets are under water.
    − Share`,

  "a news page with long menus, copied from the browser": `
    − Select:
    − Norland
    − Americas
    − Log in
    − ECONOMY
    − Housing
    − Companies
    − Markets
    − My rights
    − LATEST NEWS
    HOUSING CRISIS
    Government of Valdemora limits by law the rise of rents to 2% for three years
    − A woman looks at advertisements for flats in a shop window in Valdemora, last Tuesday.
    − A woman looks at advertisements for flats in a shop window in Valdemora, last Tuesday.
    Lucy Farran
    − Share on Facebook
    − 23
    − 12
    − Share full article
    The government of Valdemora decided on Thursday that rents may rise by no more than 2% a year.
    − Related
    − Rents in Valdemora reach their peak
    The limit leaves out owners of a single flat, if their contract was made before the year 2024.
    − Workers carry bricks at the site. Photograph: Jana Ilves/Getty Images
    − View image in fullscreen
    The associations of owners have announced that they will go to court against the new law.
    − BBC Weather Map showing an amber warning over the coast
    − BBC Weather
    − The warning is in place until Friday
    "It has no precedent," said their speaker, who owns eleven houses in the old town himself.
    − Filed under
    − Housing
    − Valdemora
    − Help
    − About
    − Careers
    − Press
    − Privacy
    − Terms
    − Text to speech`,

  "a page with sign-up boxes between its paragraphs": `
    Le conseil veut taxer les résidences secondaires
    Le conseil métropolitain a voté, mercredi 11 novembre, une surtaxe sur les résidences secondaires.
    − Newsletter
    − « Chaleur humaine »
    − Comment faire face au défi climatique ? Chaque semaine, nos meilleurs articles sur le sujet
    − S’inscrire
    Les agents immobiliers dénoncent une mesure « punitive », selon leur fédération, et un recul des ventes.
    − Sign up to This is Europe
    − Free weekly newsletter
    − The most pressing stories and debates for Europeans – from identity to economics
    − Enter your email address
    − Sign up
    − Privacy Notice: Newsletters may contain information about charities, online ads, and content funded by outside parties. For more information see our Privacy Policy. We use Google reCaptcha to protect our website and the Google Privacy Policy and Terms of Service apply.
    Un logement sur cinq est vide dix mois par an, explique la maire, qui en a fait sa campagne.
    Newsletter
    The editor of this newsletter for gardeners has written it for eleven years, every Friday evening after work.
    Subscribers pay nothing, and two hundred of them meet once a year under the old pear tree.`,

  "a page with a picture above its first paragraph": `
    Island ferry pulled from service after fire
    Calum Rennie
    − Getty Images A white ferry moored at a pier with hills behind it
    − The ferry had been carrying 61 passengers
    A ferry that serves four small islands has been withdrawn from service after a fire in its engine room.
    − 1 of 4 |
    Bread was sold out by noon, said the owner of the only shop on the smallest of the islands on Friday.
    − Become a paying subscriber of The Slow Desk to get access to the rest of this post.
    − A subscription gets you:
    − All posts and the full archive`,

  "a page with responses of its readers": `
    How a missing index cost us a Friday
    The cause was a foreign key without an index, and nobody had noticed, as nobody had deleted a coupon.
    − Responses (17)
    − Write a response
    − We had the very same with another database, and it took us four hours to find it.
    − Reply`,

  "a thread of a site for questions about software": `
    − Ask Question
    Why does git talk of dubious ownership in my container?
    − Asked 2 years, 4 months ago
    − Viewed 214k times
    I mount my repository into a container, and every git command fails there. It works outside. What changed?
    − Improve this question
    − asked Jul 11, 2023 at 14:02
    − hanna_b's user avatar
    hanna_b
    − 1,9423 gold badges18 silver badges31 bronze badges
    − Sorted by:
    − Highest score (default)
    Since its version 2.35 git refuses to work in a folder that belongs to another user. Tell git that it is safe.
    − answered Jul 11, 2023 at 14:31
    − Post Your Answer
    − By clicking “Post Your Answer”, you agree to our terms of service and acknowledge you have read our privacy policy.
    − Not the answer you're looking for? Browse other questions tagged git or ask your own question.`,

  "a page whose captions are sentences with a name and an agency at the end": `
    Why orange juice comes in smaller bottles
    The price of orange juice reached a record in December. Ricardo Bell/Bloomberg/Getty Images
    The bottle that held two litres last year holds one and a half this year, and it costs just the same.
    − Ad Feedback
    − Getty Images
    − PA Media
    Farmers look at a grove near Orlando. Ana Petrov/AP
    The reason is a disease of the trees, which has cut the harvest by nine tenths in twenty years, he said.`,

  "a page with lists of other stories between its paragraphs": `
    − Subscribe for $1/week
    − Today’s Paper
    − Fund independent journalism with $5 per month
    Mountain huts to close for the winter
    − Share
    − A hut below the pass, with snow up to its windows
    − A hut below the pass, with snow up to its windows ANA PETROV
    − Das Dach der Hütte trägt zwei Meter Schnee
    − Das Dach der Hütte trägt zwei Meter Schnee Foto: Jörg Hansen / dpa
    The last hut below the pass closes on Sunday, because nobody can be found who would stay until spring.
    − Related stories
    − The man who carries flour up the mountain
    − Who owns the path to the summit?
    − Snow will be late this year, says institute
    The wages are low
    The association of alpine clubs pays 1,900 francs a month, and the helicopter comes every second week.
    − Editors’ Picks
    − How to dry boots overnight
    Who will feed the ravens of the pass?
    "I have done it for eleven winters," said Rosa Keller, who keeps the hut. "Somebody younger should try."
    − Continue reading
    − Related article
    − A hut made of straw
    Only twelve of forty huts will stay open
    It is the first winter since 1931 in which nobody will live above two thousand metres, the club said.`,

  "a page that says what its author is paid by": `
    The leak in the canal
    − Ada Marsh does not work for, consult, own shares in or receive funding from any company or organisation that would benefit from this article, and has disclosed no relevant affiliations beyond their academic appointment.
    − Loughton University provides funding as a member of The Conversation UK.
    − We believe in the free flow of information
    − Republish our articles for free, online or in print, under Creative Commons licence.
    For four weeks the canal lost six million litres of water a day, and nobody could say where it went.
    The association that runs it does not work for the ministry, and it has paid for the search by itself.`,
};

test.each(Object.entries(PAGES))("%s keeps its article and loses its boilerplate", (_, text) =>
  expectArticleLeft(text),
);
